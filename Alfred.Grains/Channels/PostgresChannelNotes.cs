using Alfred.Database;
using Npgsql;

namespace Alfred.Channels;

/// <summary>The notes of the channels, in <c>channel_note</c>.</summary>
internal sealed class PostgresChannelNotes(NpgsqlDataSource database, TimeProvider clock) : IChannelNotes
{
    public Task<string?> FindAsync(ChannelName channel, string name, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var command = database.CreateCommand("select note from channel_note where channel = $1 and name = $2");
        command.Parameters.Add(new() { Value = channel.Value });
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    });

    public Task WriteAsync(ChannelName channel, string name, string? text, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var command = database.CreateCommand(text is null
            ? "delete from channel_note where channel = $1 and name = $2"
            : """
              insert into channel_note (channel, name, note, written_at) values ($1, $2, $3, $4)
              on conflict (channel, name) do update set note = excluded.note, written_at = excluded.written_at
              """);
        command.Parameters.Add(new() { Value = channel.Value });
        command.Parameters.Add(new() { Value = name });
        if (text is not null)
        {
            command.Parameters.Add(new() { Value = text });
            command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    });

    private static async Task<T> GuardAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (exception is not OperationCanceledException && DatabaseFaults.IsInfrastructure(exception))
        {
            throw new ChannelNotesUnavailableException("the channels' notes cannot be reached", exception);
        }
    }
}
