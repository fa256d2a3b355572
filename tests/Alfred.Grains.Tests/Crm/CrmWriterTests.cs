using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Crm;
using Alfred.Tests.Instances;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Alfred.Tests.Crm;

/// <summary>A write leaves once for a command, whatever happens to the answer.</summary>
public sealed class CrmWriterTests(DatabaseFixture databases) : ICrmTarget
{
    private static readonly DealRecord Shown = new(
        "7", "Relaunch", Company: null, new(20_000m, "EUR"), new("proposal", "Proposal", DealState.Open), "EUR", Link: null);

    private static readonly DealChange Raise = new(new(25_000m, "EUR"), Stage: null);
    private static readonly CommandId Command = new(1, 0);

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private DealRecord? _deal = Shown;
    private int _sent;
    private CrmFailure? _fails;
    private bool _isAccepted = true;

    [Fact]
    public async Task the_same_command_again_sends_nothing_and_tells_the_same()
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());

        var first = await WriteAsync(database);
        _deal = Shown with { Amount = new(1m, "EUR") };
        var second = await WriteAsync(database);

        Assert.Equal((CrmWriteKind.Done, 25_000m), (first.Kind, first.Deal!.Amount!.Amount));
        Assert.Equal(first, second);
        Assert.Equal(1, _sent);
    }

    [Theory]
    [InlineData(true, CrmWriteKind.Done)]
    [InlineData(false, CrmWriteKind.Uncertain)]
    public async Task after_a_lost_answer_the_source_is_asked_and_nothing_is_sent_again(bool isAccepted, CrmWriteKind kind)
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());
        (_fails, _isAccepted) = (CrmFailure.Uncertain, isAccepted);

        var first = await WriteAsync(database);
        var second = await WriteAsync(database);

        Assert.Equal((kind, kind), (first.Kind, second.Kind));
        Assert.Equal(1, _sent);
    }

    [Fact]
    public async Task a_process_that_died_between_the_call_and_its_answer_does_not_call_again()
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());
        Assert.True(await new OutsideWriteStore(database, _clock).BeginAsync(Command));

        Assert.Equal(CrmWriteKind.Uncertain, (await WriteAsync(database)).Kind);

        Assert.Equal(0, _sent);
    }

    [Fact]
    public async Task what_the_source_refused_changed_nothing_and_may_be_tried_again()
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());
        (_fails, _isAccepted) = (CrmFailure.Busy, false);
        await Assert.ThrowsAsync<CrmException>(() => WriteAsync(database));

        (_fails, _isAccepted) = (null, true);

        Assert.Equal(CrmWriteKind.Done, (await WriteAsync(database)).Kind);
    }

    [Fact]
    public async Task what_somebody_changed_since_it_was_shown_is_left_alone()
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());
        _deal = Shown with { Amount = new(21_000m, "EUR") };

        var result = await WriteAsync(database);

        Assert.Equal((CrmWriteKind.ChangedMeanwhile, _deal, 0), (result.Kind, result.Deal, _sent));
    }

    [Fact]
    public async Task two_at_once_send_one()
    {
        await using var database = NpgsqlDataSource.Create(await databases.CreateAsync());

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => WriteAsync(database)));

        Assert.Equal(1, _sent);
    }

    Task<ImmutableArray<DealRecord>> ICrmTarget.FindDealsNamedAsync(string name, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("nobody looks for names here");

    Task<DealRecord?> ICrmTarget.FindDealAsync(string id, CancellationToken cancellationToken) => Task.FromResult(_deal);

    Task<ImmutableArray<DealStage>> ICrmTarget.StagesOfAsync(DealRecord deal, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("nobody looks for stages here");

    Task<DealRecord> ICrmTarget.ChangeDealAsync(DealRecord deal, DealChange change, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _sent);
        if (_isAccepted)
            _deal = deal with { Amount = change.Amount };
        return _fails is { } failure
            ? Task.FromException<DealRecord>(new CrmException(failure, "as the test says"))
            : Task.FromResult(_deal!);
    }

    Task<string> ICrmTarget.AddNoteAsync(CrmCompany company, CrmNote note, CancellationToken cancellationToken) =>
        Task.FromResult(note.Text);

    private Task<CrmWriteResult> WriteAsync(NpgsqlDataSource database) =>
        new CrmWriter(this, new(database, _clock)).ChangeDealAsync(Command, Shown, Raise, CancellationToken.None);
}
