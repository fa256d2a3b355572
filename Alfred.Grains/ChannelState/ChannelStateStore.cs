namespace Alfred.ChannelState;

/// <summary>What channels keep between two processes, in <c>channel_state</c>.</summary>
internal sealed class ChannelStateStore(NpgsqlDataSource database, TimeProvider clock) : IChannelStateStore
{
    public Task<string?> FindAsync(ChannelName channel, string name, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var command = database.CreateCommand("select value from channel_state where channel = $1 and name = $2");
        command.Parameters.AddValues([channel.Value, name]);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    });

    public Task WriteAsync(ChannelName channel, string name, string? text, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var command = database.CreateCommand(text is null
            ? "delete from channel_state where channel = $1 and name = $2"
            : """
              insert into channel_state (channel, name, value, written_at) values ($1, $2, $3, $4)
              on conflict (channel, name) do update set value = excluded.value, written_at = excluded.written_at
              """);
        command.Parameters.AddValues([channel.Value, name]);
        if (text is not null)
        {
            command.Parameters.AddValues([text, clock.GetUtcNow()]);
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
            throw new ChannelStateUnavailableException("the channels' state cannot be reached", exception);
        }
    }
}
