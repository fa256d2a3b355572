using Alfred.Batching;
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
        {
            if (completion.Answer!.IsInline)
                _inline.Offer(completion.Message.Key, outbox);
            _outbox.Set();
        }

        return true;
    }

    private static async Task<IReadOnlyList<Completed?>> WriteAsync(
        NpgsqlDataSource database, Owner owner, IReadOnlyList<Completion> batch, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(CompletionStatement.Text);
        CompletionParameters.Fill(command, batch, owner.Epoch, now);
        var completed = new Dictionary<long, Completed>(batch.Count);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            completed[reader.GetInt64(0)] = new(reader.IsDBNull(1) ? null : reader.GetInt64(1));
        return [.. batch.Select(completion => completed.GetValueOrDefault(completion.Message.Id))];
    }

    private sealed record Completed(long? OutboxId);
}
