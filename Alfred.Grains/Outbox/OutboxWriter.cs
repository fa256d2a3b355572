using Alfred.Serialization;

namespace Alfred.Outbox;

/// <summary>
/// Writes the steps of conversations; those that come at the same moment are one transaction. Ends come before claims, so that a
/// conversation's next reply can be claimed together with the end of the one before it.
/// </summary>
internal sealed partial class OutboxWriter
{
    /// <summary>
    /// How long an attempt has a row to itself; one that takes longer renews it. As long as the wait for receipts: when it runs out,
    /// nothing was heard of the send for that time either.
    /// </summary>
    public static readonly TimeSpan Lease = SettlementResult.ReceiptTimeout;

    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboxWriter> _log;
    private readonly GroupCommit<OutboxStep, OutboxStepResult> _commits;

    public OutboxWriter(NpgsqlDataSource database, TimeProvider clock, ILogger<OutboxWriter> log)
    {
        _database = database;
        _clock = clock;
        _log = log;
        _commits = new(new()
        {
            // Noting twice changes nothing, and what carries the claim is claimed again.
            Write = steps => TransientRetry.RunAsync(() => WriteAsync(steps, clock.GetUtcNow())),
            IsFaultOfItem = DatabaseFaults.IsFaultOfData,
        });
    }

    /// <summary>Writes a step with whatever others write at this moment.</summary>
    public Task<OutboxStepResult> WriteAsync(OutboxStep step) => _commits.SubmitAsync(step);

    /// <summary>Keeps a row for an attempt that takes long.</summary>
    public Task RenewAsync(ClaimedReply row) =>
        _database.ExecuteAsync(
            "update outbox set claimed_until = $3 where id = $1 and state = 'sending' and claim = $2",
            [row.Message.Id, row.Claim, _clock.GetUtcNow() + Lease]);

    private async Task<IReadOnlyList<OutboxStepResult>> WriteAsync(IReadOnlyList<OutboxStep> steps, DateTimeOffset now)
    {
        // No token: what left must be noted even while the process stops.
        await using var connection = await _database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        AddSent(batch, steps, now);
        foreach (var step in steps)
        {
            if (step.Ended is { } ended)
                AddSettlement(batch, ended, now);
        }

        var claiming = steps.Where(static step => step.Claim is not null).ToArray();
        if (claiming.Length > 0)
            AddClaims(batch, claiming, now);
        var ending = steps.Where(static step => step.Claim is null).Select(static step => step.Conversation).Distinct()
            .Select(static conversation => conversation.Value).ToArray();
        if (ending.Length > 0)
            batch.BatchCommands.Add(new(OutboxStatements.Open) { Parameters = { new() { Value = ending } } });
        await using var reader = await batch.ExecuteReaderAsync();
        return await ReadAsync(reader, steps, claiming.Length > 0, ending.Length > 0);
    }

    // Updates return no rows and are no results of the reader; claims and what is open are its results, in this order.
    private async Task<IReadOnlyList<OutboxStepResult>> ReadAsync(
        NpgsqlDataReader reader, IReadOnlyList<OutboxStep> steps, bool hasClaims, bool hasOpen)
    {
        var heads = new Dictionary<(string Conversation, Guid Claim), OutboxHead>();
        var open = new Dictionary<string, bool>(StringComparer.Ordinal);
        if (hasClaims)
        {
            while (await reader.ReadAsync())
                heads[(reader.GetString(0), reader.GetGuid(12))] = HeadOf(reader);
            await reader.NextResultAsync();
        }

        while (hasOpen && await reader.ReadAsync())
            open[reader.GetString(0)] = reader.GetBoolean(1);
        return
        [
            .. steps.Select(step => step.Claim is { } claim
                ? new OutboxStepResult(heads.GetValueOrDefault((step.Conversation.Value, claim)), HasMore: false)
                : new(Head: null, open.GetValueOrDefault(step.Conversation.Value))),
        ];
    }

    private OutboxHead HeadOf(NpgsqlDataReader reader)
    {
        var (id, at) = (reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(10));
        var state = reader.GetBoolean(11) ? HeadState.Claimed : reader.GetString(2) switch
        {
            "pending" => HeadState.Pending,
            "sending" => HeadState.Sending,
            _ => HeadState.Uncertain,
        };
        if (FindReply(id, reader.GetString(5)) is not { } reply)
            return new(Row: null, id, state, at);
        var message = new OutboundMessage(
            id, new ConversationId(reader.GetString(0)), new Address(reader.GetString(4)), reply,
            reader.FindTime(6));
        return new(
            new(
                new ChannelName(reader.GetString(3)), message, reader.GetInt32(7), reader.GetFieldValue<DateTimeOffset>(8),
                reader.GetBoolean(9), reader.GetGuid(12)),
            id, state, at);
    }

    private Reply? FindReply(long id, string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, RowJson.Default.Reply);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException)
        {
            LogUnreadable(_log, id, exception);
            return null;
        }
    }

    private static void AddClaims(NpgsqlBatch batch, OutboxStep[] steps, DateTimeOffset now) =>
        batch.BatchCommands.Add(new(OutboxStatements.Claim)
    {
        Parameters =
        {
            new() { Value = Array.ConvertAll(steps, static step => step.Conversation.Value) },
            new() { Value = Array.ConvertAll(steps, static step => step.Claim!.Value) },
            new() { Value = now },
            new() { Value = now + Lease },
        },
    });

    private static void AddSent(NpgsqlBatch batch, IReadOnlyList<OutboxStep> steps, DateTimeOffset now)
    {
        var sent = steps.Where(static step => step.Ended?.Result is SettlementResult.Sent).Select(static step => step.Ended!).ToArray();
        if (sent.Length == 0)
            return;
        batch.BatchCommands.Add(new(OutboxStatements.Sent)
        {
            Parameters =
            {
                new() { Value = Array.ConvertAll(sent, static end => end.Id) },
                new()
                {
                    Value = Array.ConvertAll(sent, static end => ((SettlementResult.Sent)end.Result).ProviderId),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                },
                new() { Value = now },
            },
        });
    }

    private static void AddSettlement(NpgsqlBatch batch, EndedSend ended, DateTimeOffset now)
    {
        var (id, claim) = (ended.Id, ended.Claim);
        switch (ended.Result)
        {
            case SettlementResult.Retry retry:
                Add(batch, OutboxStatements.Retry, id, claim, retry.Due, retry.Reason);
                break;
            case SettlementResult.Postponed postponed:
                Add(batch, OutboxStatements.Postponed, id, claim, postponed.Due);
                break;
            case SettlementResult.Uncertain uncertain:
                Add(batch, OutboxStatements.Uncertain, id, claim, uncertain.Due, uncertain.Reason);
                break;
            case SettlementResult.Held held:
                Add(batch, OutboxStatements.Held, id, claim, now, held.Reason);
                break;
            case SettlementResult.Dead dead:
                Add(batch, OutboxStatements.Dead, id, claim, now, dead.Reason);
                break;
            case SettlementResult.ResendOrGiveUp resend:
                Add(batch, OutboxStatements.ResendOrGiveUp, id, now, resend.IsAbsent);
                break;
        }
    }

    private static void Add(NpgsqlBatch batch, string text, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        command.Parameters.AddValues(values);
        batch.BatchCommands.Add(command);
    }

    [LoggerMessage(211, LogLevel.Error, "Outbox row {Id} cannot be read")]
    private static partial void LogUnreadable(ILogger logger, long id, Exception exception);
}
