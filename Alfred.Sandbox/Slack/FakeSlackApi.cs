using System.Globalization;
using System.Text.Json;
using Alfred.Sandbox.Faults;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Http;
using Alfred.Instances;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>Plays Slack's Web API: who is allowed to call, what goes wrong, and which method answers.</summary>
internal sealed class FakeSlackApi(
    SlackSettings settings, WorkspaceBook book, FakeMessages messages, FakeViews views, FakeUploads uploads, FaultBoard faults, TrafficLog traffic, Instance instance)
{
    private const string RetryAfterSeconds = "5";

    /// <summary>Answers one call.</summary>
    public async Task<IResult> CallAsync(HttpContext context, string method)
    {
        if (Fault(context, method) is { } fault)
            return fault;
        if (!context.Request.CarriesToken(settings.BotToken))
            return Noted(method, new { ok = false, error = "invalid_auth" });
        if (await SlackArguments.ReadAsync(context.Request, method) is not { } call)
            return Noted(method, new { ok = false, error = "invalid_json" });
        var answer = Answer(call);
        if (method.StartsWith("chat.post", StringComparison.Ordinal) && faults.IsActive(Faults.Fault.CutAnswer))
        {
            traffic.Add(isFromAlfred: true, method, "taken, then cut");
            context.Abort();
            return Results.Empty;
        }

        return Noted(method, answer);
    }

    /// <summary>What a call is refused with at this moment; null for nothing.</summary>
    public IResult? Fault(HttpContext context, string what)
    {
        if (faults.IsActive(Faults.Fault.Outage))
        {
            traffic.Add(isFromAlfred: true, what, "503");
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (!faults.IsActive(Faults.Fault.Throttle))
            return null;
        traffic.Add(isFromAlfred: true, what, "429");
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return Results.Json(new { ok = false, error = "ratelimited" }, statusCode: StatusCodes.Status429TooManyRequests);
    }

    private object Answer(SlackArguments call) => call.Method switch
    {
        "auth.test" => new { ok = true, url = "https://sandbox.slack.com/", team = "Sandbox", user = "alfred", team_id = book.Team, user_id = WorkspaceBook.Bot, bot_id = "B0ALFRED" },
        "users.info" => User(call),
        "conversations.open" => Opened(call),
        "assistant.threads.setStatus" => new { ok = true },
        "chat.postMessage" or "chat.postEphemeral" or "chat.update" or "chat.delete" or "conversations.history" or "conversations.replies" or "reactions.add" or "reactions.remove" => messages.Answer(call),
        "views.open" or "views.update" or "views.push" => views.Answer(call),
        "files.getUploadURLExternal" or "files.completeUploadExternal" or "files.info" => uploads.Answer(call),
        _ => new { ok = false, error = "unknown_method" },
    };

    private object User(SlackArguments call) => book.User(call.Text("user")) is { } user
        ? new
        {
            ok = true,
            user = new
            {
                id = user.Id,
                team_id = book.Team,
                name = user.Name.ToLowerInvariant(),
                real_name = user.Name,
                tz = instance.Zone.Id,
                is_bot = user.Id == WorkspaceBook.Bot,
                profile = new { real_name = user.Name, display_name = user.Name },
            },
        }
        : new { ok = false, error = "user_not_found" };

    private object Opened(SlackArguments call) => book.Channel(call.Text("users")) is { DirectWith: not null } channel
        ? new { ok = true, channel = new { id = channel.Id } }
        : new { ok = false, error = "user_not_found" };

    private IResult Noted(string method, object answer)
    {
        var json = JsonSerializer.SerializeToElement(answer, WireJson.Options);
        traffic.Add(isFromAlfred: true, method, json.At("ok").IsTrue() ? "ok" : string.Create(CultureInfo.InvariantCulture, $"{json.At("error").Text()}"));
        return Results.Json(json);
    }
}
