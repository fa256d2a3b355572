using Alfred.Chores;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Chores;

/// <summary>What is true of turns, whoever is away and whoever does the work.</summary>
public sealed class TurnLaws
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static readonly Gen<bool[][]> Presences =
        Gen.ArrayOf(Gen.ArrayOf(Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false))), 4));

    [Fact]
    public void who_is_here_has_turns_in_their_order() => Prop.ForAll(
        Gen.Choose(2, 4).ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), static (count, times) =>
        {
            var names = ChoreScene.Names[..count];
            var holders = Holders(new ChoreRotation([.. names]), Enumerable.Repeat(Array.Empty<string>(), times));
            return holders.SequenceEqual(Enumerable.Range(0, times).Select(at => names[at % count]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void a_turn_is_never_somebodys_who_is_away_while_another_is_here() => Prop.ForAll(
        Gen.Elements(TurnOrder.RoundRobin, TurnOrder.FewestDone, TurnOrder.Random).ToArbitrary(),
        Gen.Elements(TurnLength.Once, TurnLength.Week).ToArbitrary(), Presences.ToArbitrary(), static (order, length, presences) =>
        {
            var away = presences.Select(Away).ToArray();
            var holders = Holders(new ChoreRotation([.. ChoreScene.Names], order, length), away);
            return holders.Zip(away).All(pair => !pair.Second.Contains(pair.First) || pair.Second.Length == ChoreScene.Names.Length);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void who_is_skipped_is_not_forgotten() => Prop.ForAll(Presences.ToArbitrary(), static presences =>
    {
        // Once all are here again, whoever missed a turn has one before anybody has two.
        var away = presences.Select(Away).Concat(Enumerable.Repeat(Array.Empty<string>(), 8)).ToArray();
        var holders = Holders(new ChoreRotation([.. ChoreScene.Names]), away);
        return ChoreScene.Names.All(name => holders.Skip(presences.Length).Contains(name));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void who_comes_back_makes_up_for_the_turn_that_was_missed()
    {
        string[][] away = [["Ada"], ["Ada"], [], [], [], []];
        Assert.Equal(["Bob", "Cleo", "Bob", "Ada", "Cleo", "Ada"], Holders(new ChoreRotation(["Ada", "Bob", "Cleo"]), away));
    }

    [Fact]
    public void a_turn_of_a_week_lasts_a_week_however_often_it_is_done()
    {
        var board = ChoreScene.With(Monday, new Chore("dishes", "Ada")
        {
            Rhythm = ChoreRhythm.After(1, ChoreUnit.Days), Due = Monday, Zone = "Etc/UTC",
            Rotation = new(["Ada", "Bob", "Cleo"], TurnOrder.RoundRobin, TurnLength.Week),
        });
        var holders = new List<string?>();
        for (var at = 0; at < 28; at++)
        {
            var day = Monday.AddDays(at);
            holders.Add(board.ListOn(ChoreScene.On(day)).Single().Assignee);
            (board, _) = board.Finish(ChoreScene.By("Dan", at + 2, day), ChoreScene.On(day), ["dishes"]);
        }

        Assert.Equal(["Ada", "Bob", "Cleo", "Ada"], holders.Chunk(7).Select(week => Assert.Single(week.Distinct())));
    }

    [Fact]
    public void whoever_did_it_least_is_next()
    {
        var board = ChoreScene.With(Monday, Turns(new(["Ada", "Bob"], TurnOrder.FewestDone)));
        var (after, _) = board.Finish(ChoreScene.By("Bob", 2, Monday), ChoreScene.On(Monday), ["dishes"]);
        Assert.Equal("Ada", after.Open.Single().Chore.Assignee);
    }

    [Fact]
    public void somebody_else_has_the_credit_and_the_order_stays()
    {
        var board = ChoreScene.With(Monday, Turns(new(["Ada", "Bob", "Cleo"])));
        var (after, _) = board.Finish(ChoreScene.By("Cleo", 2, Monday), ChoreScene.On(Monday), ["dishes"]);
        Assert.Equal("Bob", after.Open.Single().Chore.Assignee);
        var deed = after.Done.Single().ToDeed();
        Assert.Equal(("Cleo", "Ada"), (deed.Done.By, deed.Expected));
    }

    [Fact]
    public void a_swap_is_paid_back_the_next_time()
    {
        var board = ChoreScene.With(Monday, Turns(new(["Ada", "Bob", "Cleo"])));
        (board, _) = board.Swap(ChoreScene.By("Ada", 2, Monday), ChoreScene.On(Monday), "dishes", "Bob");
        var holders = new List<string?>();
        for (var at = 0; at < 6; at++)
        {
            var day = Monday.AddDays(at);
            holders.Add(board.ListOn(ChoreScene.On(day)).Single().Assignee);
            (board, _) = board.Finish(ChoreScene.By(holders[^1]!, at + 3, day), ChoreScene.On(day), ["dishes"]);
        }

        Assert.Equal(["Bob", "Ada", "Cleo", "Ada", "Bob", "Cleo"], holders);
    }

    [Fact]
    public void a_swap_back_leaves_nothing_behind()
    {
        var board = ChoreScene.With(Monday, Turns(new(["Ada", "Bob"])));
        var (swapped, _) = board.Swap(ChoreScene.By("Ada", 2, Monday), ChoreScene.On(Monday), "dishes", "Bob");
        var (back, _) = swapped.Swap(ChoreScene.By("Bob", 3, Monday), ChoreScene.On(Monday), "dishes", "Ada");
        Assert.Equal("Ada", back.Open.Single().Chore.Assignee);
        Assert.Empty(back.Open.Single().Chore.Rotation!.Swapped);
    }

    private static string[] Away(bool[] here) => [.. ChoreScene.Names.Where((_, at) => !here[at])];

    private static Chore Turns(ChoreRotation rotation) => new("dishes", "Ada")
    {
        Rhythm = ChoreRhythm.After(1, ChoreUnit.Days), Due = Monday, Zone = "Etc/UTC", Rotation = rotation,
    };

    // Whose turn it was, a week apart, when the one whose turn it is does it, or somebody else who is here.
    private static string[] Holders(ChoreRotation rotation, IEnumerable<string[]> away)
    {
        ChoreBoard? board = null;
        var holders = new List<string>();
        var day = Monday;
        foreach (var absent in away)
        {
            var scene = ChoreScene.On(day, absent);
            board ??= new ChoreBoard().Add(ChoreScene.By("Ada", 1, day), scene, [Turns(rotation)]).Board;
            var holder = board.ListOn(scene).Single().Assignee!;
            holders.Add(holder);
            (board, _) = board.Finish(ChoreScene.By(holder, holders.Count + 1, day), scene, ["dishes"]);
            day = day.AddDays(7);
        }

        return [.. holders];
    }
}
