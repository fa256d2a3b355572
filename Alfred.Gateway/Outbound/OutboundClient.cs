namespace Alfred.Gateway.Outbound;

/// <summary>
/// What one named client of <see cref="IHttpClientFactory"/> may do. Whoever holds a credential has a client of its own, so that the
/// credential cannot reach the host of another.
/// </summary>
/// <param name="Name">The client's name.</param>
/// <param name="Origins">Everything that it may call.</param>
public sealed record OutboundClient(string Name, ImmutableArray<AllowedOrigin> Origins)
{
    /// <summary>How long a call may take until the last byte of its answer, by the process's clock. Default 10 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer's body may be. Default 256 KiB.</summary>
    public int MaxResponseBytes { get; init; } = 256 * 1024;

    /// <summary>True when the client may call this URL.</summary>
    public bool Allows(Uri url) => Find(url) is not null;

    /// <summary>The origin of a URL among the allowed ones; null when it is not.</summary>
    internal AllowedOrigin? Find(Uri url) => Origins.FirstOrDefault(origin => origin.Includes(url));
}
