using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Slack;

/// <summary>Errors as the Web API words them: HTTP 200 and <c>ok:false</c>, except for the rate limit.</summary>
public static class SlackError
{
    /// <summary>An error by name.</summary>
    public static FakeAnswer.Respond Of(string error, int status = 200) => new(status, JsonSerializer.Serialize(new { ok = false, error }));

    /// <summary>The rate limit.</summary>
    public static FakeAnswer.Respond RateLimited(TimeSpan retryAfter) => Of("ratelimited", status: 429).WithRetryAfter(retryAfter);
}
