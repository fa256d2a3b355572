namespace Alfred.Inbox;

/// <summary>
/// Takes the messages out of a stored body as the webhook does, for bodies that an earlier version of the program could not read.
/// </summary>
public interface IBodyReader
{
    /// <summary>Reads a body whose signature was found right when it came.</summary>
    /// <returns>What is in it; null when there is nothing to keep. Still unreadable ones say why.</returns>
    Delivery? Read(ChannelName channel, ReadOnlyMemory<byte> body, string contentType);
}
