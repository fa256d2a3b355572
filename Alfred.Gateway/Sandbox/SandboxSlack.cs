using System.Globalization;
using Alfred.Gateway.Access;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Sandbox;

/// <summary>Plays the methods of Slack's Web API that Alfred calls, and response URLs.</summary>
internal sealed class SandboxSlack(SlackOptions options, SandboxPeople people, SandboxTranscript transcript, BodyBudget budget, TimeProvider time)
{
    private const string BotUser = "UALFRED";

    /// <summary><c>auth.test</c>.</summary>
    public IResult AuthTest(HttpRequest request) => BearerToken.IsCarriedBy(request, options.BotToken)
        ? Results.Json(new { ok = true, team = "Sandbox", user = "alfred", team_id = people.Slack.Team, user_id = BotUser, bot_id = "BALFRED" })
        : Error("invalid_auth");

    /// <summary><c>chat.postMessage</c>.</summary>
    public async Task<IResult> PostMessageAsync(HttpRequest request)
    {
        if (!BearerToken.IsCarriedBy(request, options.BotToken))
            return Error("invalid_auth");
        if (await RequestBody.ReadAsync(request, cap: 256 * 1024, budget) is not { } body || !JsonBody.TryParse(body, out var document))
            return Error("invalid_arguments");
        using (document)
        {
            var root = document.RootElement;
            if (root.At("channel"u8).Id() is not { } channel)
                return Error("channel_not_found");
            if (root.At("text"u8).Text() is not { Length: > 0 } text)
                return Error("no_text");
            transcript.AddReply("slack", channel, SlackText.Read(text));
            var now = time.GetUtcNow();
            var ts = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeSeconds()}.{now.Ticks / TimeSpan.TicksPerMicrosecond % 1_000_000:d6}");
            return Results.Json(new { ok = true, channel, ts });
        }
    }

    /// <summary>A response URL.</summary>
    public async Task<IResult> RespondAsync(HttpRequest request)
    {
        if (await RequestBody.ReadAsync(request, cap: 256 * 1024, budget) is not { } body || !JsonBody.TryParse(body, out var document))
            return Results.BadRequest();
        using (document)
        {
            transcript.AddReply("slack", people.Slack.User, SlackText.Read(document.RootElement.At("text"u8).Text()));
            return Results.Text("ok");
        }
    }

    private static IResult Error(string error) => Results.Json(new { ok = false, error });
}
