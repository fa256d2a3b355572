using Alfred.Chores;
using Alfred.Commands;

namespace Alfred.Tests.Chores;

public sealed class ChoreBoardRules
{
    private static readonly Command Ada = new(new(1, 0), "Ada", DateTimeOffset.UnixEpoch);
    private static readonly Command Bob = new(new(2, 0), "Bob", DateTimeOffset.UnixEpoch.AddHours(1));
    private static readonly ChoreDay Day = new(new(1970, 1, 1), [ChoreScene.Adult("Ada"), ChoreScene.Adult("Bob")]);

    [Fact]
    public void a_chore_that_is_open_stays_as_it_is_and_is_told()
    {
        var (board, _) = new ChoreBoard().Add(Ada, Day, [new("Take out the bins", "Ada", "Bob")]);
        var (after, outcome) = board.Add(Bob, Day, [new("take out the bin", "Bob"), new("water plants", "Bob")]);
        Assert.Equal(2, after.Open.Length);
        Assert.Equal(("Take out the bins", "Bob"), (outcome.AlreadyOpen.Single().Name, outcome.AlreadyOpen.Single().Assignee));
        Assert.Equal("water plants", outcome.Changed.Single().Name);
    }

    [Fact]
    public void whoever_does_a_chore_gets_the_credit()
    {
        var (board, _) = new ChoreBoard().Add(Ada, Day, [new("bins", "Ada", "Ada")]);
        var (after, outcome) = board.Finish(Bob, Day, ["bins"]);
        var deed = after.Done.Single().ToDeed();
        Assert.Equal(("bins", "Bob", Bob.At, "Ada"), (deed.Chore, deed.Done.By, deed.Done.At, deed.Expected));
        Assert.Equal(0, outcome.Open);
    }

    [Theory]
    [InlineData("bins", "take out the bins")]
    [InlineData("the bins", "take out the bins")]
    [InlineData("Take out the bins", "take out the bins")]
    [InlineData("wash and dry the dishes", "wash and dry the dishes")]
    [InlineData("bins and dishes", "take out the bins, wash and dry the dishes")]
    [InlineData("windows", "wash the windows")]
    [InlineData("wash", "")]
    [InlineData("bins and garden", "")]
    [InlineData("the", "")]
    public void Is_meant_by(string name, string finished)
    {
        var (board, _) = new ChoreBoard()
            .Add(Ada, Day, [new("take out the bins", "Ada"), new("wash and dry the dishes", "Ada"), new("wash the windows", "Ada")]);
        var (_, outcome) = board.Finish(Ada, Day, [name]);
        Assert.Equal(finished, string.Join(", ", outcome.Changed.Select(chore => chore.Name)));
        Assert.Equal(finished.Length == 0 ? [name] : [], outcome.Missing);
    }
}
