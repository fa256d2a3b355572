namespace Alfred.Gateway.Outbound;

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
