using System.Collections.Concurrent;
using System.Collections.Immutable;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Slack;

namespace Alfred.Testing.Slack;

public sealed partial class FakeSlack
{
    private const int TokenSeconds = 43_200;

    private readonly Lock _tokens = new();
    private int _rotations;

    /// <summary>The only bot token that is taken; null takes any.</summary>
    public string? GoodToken { get; set; }

    /// <summary>Tokens that ran out.</summary>
    public ImmutableHashSet<string> ExpiredTokens { get; set; } = [];

    /// <summary>The refresh token that is good now; each is good once.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>Bytes that were uploaded, by file name.</summary>
    public ConcurrentDictionary<string, byte[]> Uploaded { get; } = new(StringComparer.Ordinal);

    /// <summary>Bytes that can be downloaded, by name; only with a right token.</summary>
    public ConcurrentDictionary<string, byte[]> Downloads { get; } = new(StringComparer.Ordinal);

    /// <summary>Name and zone by user.</summary>
    public ConcurrentDictionary<string, (string Name, string Zone)> Users => _workspace.Known;

    /// <summary>The address of a file that can be downloaded.</summary>
    public Uri DownloadUrl(string name) => new(Url, $"/files/{name}");

    string? ISlackBackend.RefuseToken(string authorization)
    {
        if (GoodToken is null || authorization == $"Bearer {GoodToken}")
            return null;
        return ExpiredTokens.Contains(authorization["Bearer ".Length..]) ? "token_expired" : "invalid_auth";
    }

    SlackTokenPair? ISlackBackend.Rotate(string authorization, string? refreshToken)
    {
        lock (_tokens)
        {
            if (!authorization.StartsWith("Basic ", StringComparison.Ordinal) || refreshToken != RefreshToken)
                return null;
            var number = ++_rotations;
            RefreshToken = $"xoxe-1-refresh-canary-{number}";
            GoodToken = $"xoxe.xoxb-access-canary-{number}";
            return new(GoodToken, RefreshToken, TokenSeconds);
        }
    }

    void ISlackBackend.Upload(SandboxFile file, ReadOnlyMemory<byte> content) => Uploaded[file.Name!] = content.ToArray();

    (string MediaType, ReadOnlyMemory<byte> Content)? ISlackBackend.Download(string id) =>
        Downloads.TryGetValue(id, out var content) ? ("application/octet-stream", content) : null;
}
