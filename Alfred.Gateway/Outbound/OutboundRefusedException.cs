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

/// <summary>Why a call was refused.</summary>
public enum OutboundRefusal
{
    /// <summary>The URL is of no allowed origin: trying again is of no use.</summary>
    NotAllowed,

    /// <summary>The host's name leads to private addresses only: DNS is wrong, or somebody plays with it.</summary>
    NotPublic,

    /// <summary>The answer is longer than the client takes. The call itself was made.</summary>
    TooLong,
}
