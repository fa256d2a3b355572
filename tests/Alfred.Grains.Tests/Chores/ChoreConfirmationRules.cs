using Alfred.Chores;

namespace Alfred.Tests.Chores;

/// <summary>What a child did counts when an adult says so, once.</summary>
public sealed class ChoreConfirmationRules
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly ChoreDay Day = new(Monday, [ChoreScene.Adult("Ada"), ChoreScene.Adult("Bob"), ChoreScene.Child("Kim")]);

    private readonly ChoreBoard _board = new ChoreBoard().Add(ChoreScene.By("Ada", 1, Monday), Day, [new("bins", "Ada")]).Board;

    [Fact]
    public void a_childs_done_waits_for_an_adult()
    {
        var (board, outcome) = _board.Finish(ChoreScene.By("Kim", 2, Monday), Day, ["bins"]);
        Assert.Equal("bins", outcome.Claimed.Single().Name);
        Assert.Empty(board.Done);
        Assert.Equal("Kim", board.Open.Single().Chore.Claim?.By);
    }

    [Fact]
    public void an_adult_confirms_it_once_and_the_child_has_the_credit()
    {
        var (claimed, _) = _board.Finish(ChoreScene.By("Kim", 2, Monday), Day, ["bins"]);
        var (confirmed, _) = claimed.Confirm(ChoreScene.By("Bob", 3, Monday.AddDays(1)), Day, "bins", isDone: true);
        var deed = confirmed.Done.Single().ToDeed();
        Assert.Equal(("Kim", "Bob", Monday), (deed.Done.By, deed.ConfirmedBy, deed.Done.Day));
        var (again, outcome) = confirmed.Confirm(ChoreScene.By("Ada", 4, Monday), Day, "bins", isDone: true);
        Assert.Single(again.Done);
        Assert.Equal(["bins"], outcome.Missing);
    }

    [Fact]
    public void an_adults_done_is_no_answer_to_what_a_child_did()
    {
        var (claimed, _) = _board.Finish(ChoreScene.By("Kim", 2, Monday), Day, ["bins"]);
        var (after, outcome) = claimed.Finish(ChoreScene.By("Ada", 3, Monday), Day, ["bins"]);
        Assert.Same(claimed, after);
        Assert.Equal("Kim", outcome.AlreadyDone.Single().Claim?.By);
    }

    [Fact]
    public void a_child_confirms_nothing()
    {
        var (claimed, _) = _board.Finish(ChoreScene.By("Kim", 2, Monday), Day, ["bins"]);
        var (after, outcome) = claimed.Confirm(ChoreScene.By("Kim", 3, Monday), Day, "bins", isDone: true);
        Assert.Equal(ChoreRefusal.NotAnAdult, outcome.Refusal);
        Assert.Same(claimed, after);
    }

    [Fact]
    public void what_is_not_done_yet_waits_as_before()
    {
        var (claimed, _) = _board.Finish(ChoreScene.By("Kim", 2, Monday), Day, ["bins"]);
        var (rejected, outcome) = claimed.Confirm(ChoreScene.By("Ada", 3, Monday), Day, "bins", isDone: false);
        Assert.Equal("Kim", outcome.Who);
        Assert.Null(rejected.Open.Single().Chore.Claim);
        Assert.Empty(rejected.Done);
    }

    [Fact]
    public void others_changes_since_are_not_taken_back_unasked()
    {
        var (snoozed, _) = _board.Snooze(ChoreScene.By("Ada", 2, Monday), "bins", DateTimeOffset.UnixEpoch);
        var (urgent, _) = snoozed.SetUrgent(ChoreScene.By("Bob", 3, Monday), "bins", isUrgent: true);
        var (asked, outcome) = urgent.Undo(ChoreScene.By("Ada", 4, Monday), isConfirmed: false);
        Assert.Equal((ChoreRefusal.ChangedSince, "Bob"), (outcome.Refusal, outcome.Who));
        Assert.Same(urgent, asked);
        var (undone, _) = urgent.Undo(ChoreScene.By("Ada", 5, Monday), isConfirmed: true);
        Assert.False(undone.Open.Single().Chore.IsUrgent);
        Assert.Empty(undone.Open.Single().Chore.Snoozed);
    }

    [Fact]
    public void who_is_forgotten_is_named_nowhere()
    {
        var (added, _) = _board.Add(ChoreScene.By("Bob", 2, Monday), Day, [new("dishes", "Bob") { Rotation = new(["Bob", "Ada"]) }]);
        var (done, _) = added.Finish(ChoreScene.By("Bob", 3, Monday), Day, ["bins"]);
        var (forgotten, _) = done.Forget(ChoreScene.By("Bob", 4, Monday));
        Assert.DoesNotContain("Bob", System.Text.Json.JsonSerializer.Serialize(forgotten), StringComparison.Ordinal);
        Assert.Equal("Ada", forgotten.Open.Single(entry => entry.Chore.Name == "dishes").Chore.Assignee);
    }
}
