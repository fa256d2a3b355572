using Npgsql;

namespace Alfred.Ownership;

/// <summary>
/// Says which process may complete work. Starting raises the instance's epoch; every completion and every claim checks it, so that an older
/// process that still runs (a deploy, a hang) can store what comes in but finish nothing. Commands to domain grains write without that check, so
/// that they are only given while the epoch was seen a short while ago; what slips through in that while is harmless, as a grain's version and the
/// command's id let each command count once.
/// </summary>
internal sealed class Owner(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>How long a look at the epoch counts. Measured by a clock that nobody sets, from before the question was asked.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task<bool>? _verifying;
    private long _verifiedAt;
    private volatile bool _isReplaced;

    /// <summary>This process's epoch; 0 before <see cref="TakeOverAsync"/>.</summary>
    public long Epoch { get; private set; }

    /// <summary>True once another process was seen to own the instance. Final: only a new start takes it back.</summary>
    public bool IsReplaced => _isReplaced;

    /// <summary>
    /// How long a take-over waits for what the process before it is just writing. One that stands still in the middle of a transaction is waited for
    /// no longer; meanwhile nobody else can store either.
    /// </summary>
    private const string LetOthersEnd = "set local lock_timeout = '2s'";

    /// <summary>
    /// Becomes the owner. What began before that sees the old epoch and is still committed: it is let to end, so that everything that is read from now
    /// on is the owner's alone.
    /// </summary>
    public async Task TakeOverAsync(CancellationToken cancellationToken)
    {
        var askedAt = clock.GetTimestamp();
        await using var command = database.CreateCommand("update instance set epoch = epoch + 1 returning epoch");
        Epoch = (long)(await command.ExecuteScalarAsync(cancellationToken)
            ?? throw new InvalidOperationException("the database has no instance marker: run 'alfred migrate'"));
        await WaitForWritersAsync(cancellationToken);
        _verifiedAt = askedAt;
    }

    /// <summary>Whether this process owns the instance, by a look that is at most <see cref="Freshness"/> old.</summary>
    public async ValueTask<bool> IsOursAsync(CancellationToken cancellationToken)
    {
        if (Epoch == 0 || _isReplaced)
            return false;
        return IsFresh() || await VerifyTogetherAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Passes only while this process owns the instance.</summary>
    /// <exception cref="OwnershipLostException">Another one does.</exception>
    public async ValueTask RequireAsync(CancellationToken cancellationToken)
    {
        if (!await IsOursAsync(cancellationToken))
            throw new OwnershipLostException();
    }

    /// <summary>Looks at the epoch now.</summary>
    public async Task<bool> VerifyAsync(CancellationToken cancellationToken)
    {
        var askedAt = clock.GetTimestamp();
        await using var command = database.CreateCommand("select epoch from instance");
        var epoch = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        if (epoch != Epoch)
            _isReplaced = true;
        else
            _verifiedAt = askedAt;
        return !_isReplaced;
    }

    private async Task WaitForWritersAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { new(LetOthersEnd), new("lock table inbox in share mode") } };
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            // It stands still. Of what it began, the last may be committed when it goes on.
        }
    }

    private bool IsFresh() => clock.GetElapsedTime(Volatile.Read(ref _verifiedAt)) <= Freshness;

    /// <summary>One question for everybody who has to ask at the same time, as after a pause of the process.</summary>
    private Task<bool> VerifyTogetherAsync()
    {
        lock (_gate)
        {
            if (_verifying is null or { IsCompleted: true })
                _verifying = VerifyAsync(CancellationToken.None);
            return _verifying;
        }
    }
}
