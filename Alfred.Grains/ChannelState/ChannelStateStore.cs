namespace Alfred.ChannelState;

/// <summary>What channels keep between two processes, in <c>channel_state</c>.</summary>
internal sealed class ChannelStateStore(NpgsqlDataSource database, TimeProvider clock) : IChannelStateStore
{
    public Task<string?> FindAsync(ChannelName channel, string name, CancellationToken cancellationToken) => GuardAsync(
        async () => await database.ScalarAsync(
            "select value from channel_state where channel = $1 and name = $2", [channel.Value, name], cancellationToken) as string);

    public Task WriteAsync(ChannelName channel, string name, string? text, CancellationToken cancellationToken) => GuardAsync(
        () => text is null
            ? database.ExecuteAsync(
                "delete from channel_state where channel = $1 and name = $2", [channel.Value, name], cancellationToken)
            : database.ExecuteAsync(
                """
                insert into channel_state (channel, name, value, written_at) values ($1, $2, $3, $4)
                on conflict (channel, name) do update set value = excluded.value, written_at = excluded.written_at
                """,
                [channel.Value, name, text, clock.GetUtcNow()], cancellationToken));

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
