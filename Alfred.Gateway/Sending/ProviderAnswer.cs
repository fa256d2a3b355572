namespace Alfred.Gateway.Sending;

/// <summary>A provider's answer, whole.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; perhaps no JSON.</param>
/// <param name="RetryAfter">How long the provider wants us to wait, if it said so.</param>
internal sealed record ProviderAnswer(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter)
{
    /// <summary>True for 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
