using System.Collections.Immutable;
using Alfred.Chores;

namespace Alfred.Tests.Chores;

/// <summary>A member's new name stands wherever the chores had the former one.</summary>
public sealed class ChoreRenamingRules
{
    private static readonly DateTimeOffset Added = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void what_is_theirs_and_what_they_did_goes_by_the_new_name()
    {
        var renamed = Rename(new("bins", "Bob", "Bob")
        {
            StandIn = "Bob", LastDone = new("Bob", Added, new(2026, 11, 22)), Credits = Credits(("Bob", 3)),
        });

        Assert.Equal(("Wim", "Wim", "Wim", "Wim"), (renamed.AddedBy, renamed.Assignee, renamed.StandIn, renamed.LastDone?.By));
        Assert.Equal(3, Assert.Single(renamed.Credits, static credit => credit.Key == "Wim").Value);
    }

    [Fact]
    public void what_somebody_left_under_that_name_gives_way() =>
        Assert.Equal(3, Assert.Single(Rename(new("bins", "Ada") { Credits = Credits(("Bob", 3), ("Wim", 1)) }).Credits).Value);

    private static Chore Rename(Chore chore) =>
        new ChoreBoard { Open = [new(chore, Added)] }.Rename("Bob", "Wim").Board.Open[0].Chore;

    private static ImmutableDictionary<string, int> Credits(params (string Name, int Count)[] credits) =>
        credits.ToImmutableDictionary(static credit => credit.Name, static credit => credit.Count, StringComparer.Ordinal);
}
