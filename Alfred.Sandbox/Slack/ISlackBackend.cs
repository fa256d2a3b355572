using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Slack;

/// <summary>Who stands behind the fake Slack: decides what goes wrong and sees every call. Called by many requests at once.</summary>
internal interface ISlackBackend
{
    /// <summary>Where the fake is mapped, as Alfred calls it, without a slash at the end.</summary>
    string Url { get; }

    /// <summary>How long the answer to an accepted post takes.</summary>
    TimeSpan Latency { get; }

    /// <summary>Socket Mode; null where it is off.</summary>
    SlackSockets? Sockets { get; }

    /// <summary>A call came. What it gets whatever it asks for; null for the API's own answer.</summary>
    FakeAnswer? Decide(SlackCall call);

    /// <summary>The error for the token that a call carries; null for a good one.</summary>
    string? RefuseToken(string authorization);

    /// <summary>Exchanges a refresh token for a pair; null for a token that is not good.</summary>
    SlackTokenPair? Rotate(string authorization, string? refreshToken);

    /// <summary>A post was accepted: people see it, whatever becomes of the answer.</summary>
    void Accept(SlackCall call);

    /// <summary>A file was uploaded.</summary>
    void Upload(SandboxFile file, ReadOnlyMemory<byte> content);

    /// <summary>The file of an address; null for none.</summary>
    (string MediaType, ReadOnlyMemory<byte> Content)? Download(string id);

    /// <summary>Tells those who look behind the scenes how a call ended: <c>ok</c>, an error's name or an HTTP status.</summary>
    void Trace(string method, string result);
}

/// <summary>What token rotation gives.</summary>
/// <param name="AccessToken">The bot's token.</param>
/// <param name="RefreshToken">What buys the next pair, once.</param>
/// <param name="Seconds">How long the token lives.</param>
internal sealed record SlackTokenPair(string AccessToken, string RefreshToken, int Seconds);
