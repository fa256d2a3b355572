using System.Collections.Immutable;
using System.Text.Json;

namespace Alfred.Gateway.Tests.Fixtures;

/// <summary>One entry of the fixtures' manifest.</summary>
internal sealed record Fixture(string File, JsonElement Manifest)
{
    public override string ToString() => File;

    public string Platform => Manifest.GetProperty("platform").GetString()!;

    public byte[] Body => System.IO.File.ReadAllBytes(Path.Combine(FixtureFolder.Path!, File));

    public ImmutableArray<int> ExpectedStatuses => [.. Manifest.GetProperty("expect_status").GetString()!.Split('|').Select(int.Parse)];

    public string Method => Manifest.GetProperty("method").GetString()!;

    public string? ContentType => Manifest.GetProperty("content_type").GetString();

    public string Secret => Manifest.GetProperty("secret").GetString()!;

    public string? Query => Manifest.TryGetProperty("query", out var query) ? query.GetString() : null;

    public DateTimeOffset Now =>
        DateTimeOffset.FromUnixTimeSeconds(Manifest.TryGetProperty("now", out var now) ? now.GetInt64() : 1531420618);

    public IEnumerable<KeyValuePair<string, string>> Headers =>
        Manifest.GetProperty("headers").EnumerateObject().Select(header => KeyValuePair.Create(header.Name, header.Value.GetString()!));

    public IEnumerable<JsonElement> Messages => Manifest.GetProperty("messages").EnumerateArray();

    public IEnumerable<JsonElement> Statuses => Manifest.GetProperty("statuses").EnumerateArray();

    /// <summary>True for a request that is sent to one of our routes, as opposed to an answer of a provider or a socket's frame.</summary>
    public bool IsRequest => Manifest.TryGetProperty("method", out var method) && method.GetString() is "GET" or "POST";
}
