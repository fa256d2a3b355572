using Alfred.Batching;
using Alfred.Channels;
using Alfred.Database;
using Alfred.Diagnostics;
using Alfred.Outbox;
using Alfred.Ownership;
using Npgsql;

namespace Alfred.Completions;

/// <summary>Completes messages; conversations that finish at the same moment share one transaction.</summary>
internal sealed class CompletionWriter
{
    private readonly GroupCommit<Completion, Completed?> _commits;
    private readonly OutboxSignal _outbox;
    private readonly InlineReplies _inline;

    public CompletionWriter(NpgsqlDataSource database, Owner owner, OutboxSignal outbox, InlineReplies inline, TimeProvider clock)
    {
        _outbox = outbox;
        _inline = inline;
        _commits = new(new()
        {
            Write = batch => WriteAsync(database, owner, batch, clock.GetUtcNow()),
            IsFaultOfItem = static exception => !DatabaseFaults.IsInfrastructure(exception),
        });
    }

    /// <summary>Writes a completion with its transaction.</summary>
    /// <returns>
    /// False when it was not ours to complete: the row was completed already, or another process owns the instance by now. Nothing was written then.
    /// </returns>
    public async Task<bool> CompleteAsync(Completion completion)
    {
        if (await _commits.SubmitAsync(completion) is not { } completed)
            return false;
        MessagePath.Reach(MessagePath.Completed);
        if (completed.OutboxId is { } outbox)
            HandOver(completion, completion.Answer!, outbox, completed.At);
        if (completed.HasReleased)
            _outbox.Set();
        return true;
    }

    private void HandOver(Completion completion, Answer answer, long outbox, DateTimeOffset at)
    {
        if (answer.IsInline)
            _inline.Offer(completion.Message.Key, outbox);
        var message = new OutboundMessage(outbox, completion.Message.Conversation, answer.To, answer.Reply, answer.HeardAt);
        _outbox.Offer(new(new(answer.Channel, message, Attempts: 0, at, WasUncertain: false), CompletionParameters.DueOf(completion.Message, answer, at)));
    }

    private static async Task<IReadOnlyList<Completed?>> WriteAsync(
        NpgsqlDataSource database, Owner owner, IReadOnlyList<Completion> batch, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(CompletionStatement.Text);
        // Of two that complete one message the first wins, also here: the statement would give both their answers.
        CompletionParameters.Fill(command, [.. batch.DistinctBy(completion => completion.Message.Id)], owner.Epoch, now);
        var completed = new Dictionary<long, Completed>(batch.Count);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            completed[reader.GetInt64(0)] = new(reader.IsDBNull(1) ? null : reader.GetInt64(1), now, reader.GetBoolean(2));
        return [.. batch.Select(completion => completed.Remove(completion.Message.Id, out var won) ? won : null)];
    }

    private sealed record Completed(long? OutboxId, DateTimeOffset At, bool HasReleased);
}
