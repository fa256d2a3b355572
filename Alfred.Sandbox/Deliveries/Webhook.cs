namespace Alfred.Sandbox.Deliveries;

/// <summary>One webhook to post to Alfred.</summary>
/// <param name="What">What it tells, for those who look behind the scenes.</param>
/// <param name="Path">Where it goes.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="ContentType">Their type.</param>
/// <param name="Sign">Signs one attempt: Slack's signature holds the time of the attempt.</param>
internal sealed record Webhook(string What, string Path, byte[] Body, string ContentType, Action<HttpRequestMessage, byte[]> Sign)
{
    /// <summary>Called once when Alfred took it, or (false) when it was given up; null when nobody wants to know.</summary>
    public Action<bool>? Settled { get; init; }
}

/// <summary>How Alfred answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
internal sealed record WebhookAnswer(int Status, byte[] Body)
{
    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
