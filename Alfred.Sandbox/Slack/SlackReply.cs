using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Slack;

/// <summary>What a method makes of a call: its answer, and what happens once the call is accepted.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Error">The error's name in it; null when all went well.</param>
/// <param name="Accept">What the call leads to; null for nothing, or when it already happened.</param>
internal sealed record SlackReply(FakeAnswer.Respond Answer, string? Error = null, Action? Accept = null)
{
    /// <summary>A good answer.</summary>
    public static SlackReply Of(object body, Action? accept = null) =>
        new(new FakeAnswer.Respond(200, JsonSerializer.Serialize(body, WireJson.Options)), Accept: accept);

    /// <summary>An error.</summary>
    public static SlackReply Failed(string error, int status = 200) => new(SlackError.Of(error, status), error);
}
