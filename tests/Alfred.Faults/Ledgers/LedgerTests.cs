using System.Collections.Immutable;
using System.Net;
using Alfred.Faults.Loads;

namespace Alfred.Faults.Ledgers;

/// <summary>A ledger that finds nothing proves nothing: each kind of damage has to show.</summary>
public sealed class LedgerTests
{
    private static readonly Ask First = Ask.Of(0, people: 1);
    private static readonly Ask Second = Ask.Of(1, people: 1);
    private static readonly Ask Third = Ask.Of(2, people: 1);

    // Two things were wanted, and the first one bought.
    private static readonly Effects Whole = new()
    {
        Journal = ImmutableDictionary<string, int>.Empty.Add(First.Summary, 1).Add(Second.Summary, 1).Add(Third.Summary, 1),
        Open = ImmutableDictionary<string, decimal>.Empty.Add(Second.Item, 2),
        Received = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(First.Person, [First.Reply, Second.Reply, Third.Reply]),
        Uncertain = ImmutableDictionary<string, int>.Empty,
    };

    public static TheoryData<string, string> Damages => new()
    {
        { nameof(Ledger.Lost), "no line in the journal" }, { nameof(Ledger.Lost), "not on the list" }, { nameof(Ledger.Lost), "no answer" },
        { nameof(Ledger.Lost), "bought but open" },
        { nameof(Ledger.Doubled), "twice in the journal" }, { nameof(Ledger.Doubled), "twice on the list" },
        { nameof(Ledger.Unexpected), "another line" }, { nameof(Ledger.Unexpected), "another thing" },
        { nameof(Ledger.Unexpected), "another answer" },
        { nameof(Ledger.Disordered), "answers in another order" }, { nameof(Ledger.UnmarkedExtraSends), "answered twice" },
    };

    [Fact]
    public async Task what_happened_once_balances() => Ledger.Of(await LoadAsync(), Whole).Balances();

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task a_damage_shows_in_its_bucket(string bucket, string damage)
    {
        var ledger = Ledger.Of(await LoadAsync(), Damaged(damage));
        Assert.NotEmpty((ImmutableArray<string>)typeof(Ledger).GetProperty(bucket)!.GetValue(ledger)!);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(ledger.Balances);
    }

    [Fact]
    public async Task an_extra_send_that_is_marked_is_counted_and_allowed()
    {
        var ledger = Ledger.Of(
            await LoadAsync(), Damaged("answered twice") with { Uncertain = ImmutableDictionary<string, int>.Empty.Add(First.Reply, 1) });
        ledger.Balances();
        Assert.Equal((1, 1), (ledger.ExtraSends, ledger.Uncertain));
    }

    [Fact]
    public async Task an_effect_without_an_acknowledgement_is_recovered()
    {
        var load = new GroceryLoad(new(Messages: 3, People: 1, TimeSpan.Zero), static _ => throw new HttpRequestException("down"));
        using var stop = new CancellationTokenSource();
        var saying = load.SayAsync(0, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saying);
        var ledger = Ledger.Of(load, Whole);
        Assert.Equal((1, 0, 1), (ledger.Attempted, ledger.Acknowledged, ledger.Recovered));
    }

    private static Effects Damaged(string damage) => damage switch
    {
        "no line in the journal" => Whole with { Journal = Whole.Journal.Remove(Second.Summary) },
        "not on the list" => Whole with { Open = Whole.Open.Remove(Second.Item) },
        "no answer" => With(First.Reply, Second.Reply),
        "bought but open" => Whole with { Open = Whole.Open.Add(First.Item, 2) },
        "twice in the journal" => Whole with { Journal = Whole.Journal.SetItem(Second.Summary, 2) },
        "twice on the list" => Whole with { Open = Whole.Open.SetItem(Second.Item, 4) },
        "another line" => Whole with { Journal = Whole.Journal.Add("added snow", 1) },
        "another thing" => Whole with { Open = Whole.Open.Add("snow", 2) },
        "another answer" => With(First.Reply, Second.Reply, Third.Reply, "Added snow (2)."),
        "answers in another order" => With(Second.Reply, First.Reply, Third.Reply),
        "answered twice" => With(First.Reply, First.Reply, Second.Reply, Third.Reply),
        _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, "not a damage"),
    };

    private static Effects With(params ImmutableArray<string> received) =>
        Whole with { Received = Whole.Received.SetItem(First.Person, received) };

    private static async Task<GroceryLoad> LoadAsync()
    {
        var load = new GroceryLoad(new(Messages: 3, People: 1, TimeSpan.Zero), static _ => Task.FromResult(HttpStatusCode.OK));
        await load.RunAsync(TestContext.Current.CancellationToken);
        return load;
    }
}
