namespace Alfred.Channels;

/// <summary>
/// The little that a channel must not forget between two processes: a token that the provider replaced, or that the account was closed. One
/// text under each name. What is secret is encrypted by the channel before it comes here.
/// </summary>
public interface IChannelStateStore
{
    /// <summary>The text of that name; null when there is none.</summary>
    /// <exception cref="ChannelStateUnavailableException">The database is down or too slow.</exception>
    Task<string?> FindAsync(ChannelName channel, string name, CancellationToken cancellationToken);

    /// <summary>Writes a text, or removes it when <paramref name="text"/> is null. Returns when it is committed.</summary>
    /// <exception cref="ChannelStateUnavailableException">The database is down or too slow; whether it was written is not
    /// known.</exception>
    Task WriteAsync(ChannelName channel, string name, string? text, CancellationToken cancellationToken);
}

/// <summary>The state of the channels cannot be read or written at the moment. Trying again later may work.</summary>
public sealed class ChannelStateUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
