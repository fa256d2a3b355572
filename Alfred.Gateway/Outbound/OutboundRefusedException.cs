namespace Alfred.Gateway.Outbound;

/// <summary>
/// A call was refused before anything left this process. The message names neither URL nor address: a URL may be a secret.
/// </summary>
public sealed class OutboundRefusedException(OutboundRefusal reason)
    : HttpRequestException($"the call was refused: {Describe(reason)}")
{
    /// <summary>Why.</summary>
    public OutboundRefusal Reason { get; } = reason;

    private static string Describe(OutboundRefusal reason) => reason switch
    {
        OutboundRefusal.NotAllowed => "this client may not call this address",
        OutboundRefusal.NotPublic => "the host has no public address",
        _ => "the answer is longer than allowed",
    };
}
