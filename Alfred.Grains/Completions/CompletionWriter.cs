using Alfred.Diagnostics;

namespace Alfred.Completions;

/// <summary>Completes messages; conversations that finish at the same moment share one transaction.</summary>
internal sealed class CompletionWriter
{
    private readonly GroupCommit<Completion, CompletionResult?> _commits;

    public CompletionWriter(NpgsqlDataSource database, TimeProvider clock) => _commits = new(new()
    {
        Write = batch => WriteAsync(database, batch, clock.GetUtcNow()),
        IsFaultOfItem = static exception => !DatabaseFaults.IsInfrastructure(exception),
    });

    /// <summary>Writes a completion with its transaction.</summary>
    /// <returns>
    /// What it wrote; null when the message is not as it was read any more, or the conversation remembers something else: somebody else
    /// works on it. Nothing was written then.
    /// </returns>
    public async Task<CompletionResult?> CompleteAsync(Completion completion)
    {
        var result = await _commits.SubmitAsync(completion);
        if (result is not null)
            MessagePath.Reach(MessagePath.Completed);
        return result;
    }

    private static async Task<IReadOnlyList<CompletionResult?>> WriteAsync(
        NpgsqlDataSource database, IReadOnlyList<Completion> batch, DateTimeOffset now)
    {
        await using var command = database.CreateCommand(CompletionStatement.Text);
        // Of two that complete one message the first wins, also here: the statement would give both their answers.
        CompletionParameters.Fill(command, [.. batch.DistinctBy(completion => completion.Message.Id)], now);
        var completed = new Dictionary<long, CompletionResult>(batch.Count);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            completed[reader.GetInt64(0)] = new(reader.IsDBNull(1) ? null : reader.GetInt64(1), reader.GetBoolean(2));
        return [.. batch.Select(completion => completed.Remove(completion.Message.Id, out var won) ? won : null)];
    }
}

/// <summary>What a completion wrote.</summary>
/// <param name="OutboxId">The row of its answer; null for silence.</param>
/// <param name="HasReleased">Whether something goes out now that was held until the person writes.</param>
internal sealed record CompletionResult(long? OutboxId, bool HasReleased);
