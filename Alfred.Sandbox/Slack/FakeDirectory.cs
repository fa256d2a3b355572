using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>The Web API's methods about people, the app itself and its tokens.</summary>
internal sealed class FakeDirectory(ISlackBackend backend, WorkspaceBook book)
{
    private const string BotId = "B0ALFRED";

    /// <summary>Answers one call.</summary>
    public SlackReply Answer(SlackArguments call) => call.Method switch
    {
        "auth.test" => SlackReply.Of(new
        {
            ok = true,
            url = "https://sandbox.slack.com/",
            team = "Sandbox",
            user = "alfred",
            team_id = book.People.Team,
            user_id = book.People.Bot,
            bot_id = BotId,
        }),
        "users.info" => User(call),
        "conversations.open" => book.People.Channel(call.Text("users")) is { DirectWith: not null } channel
            ? SlackReply.Of(new { ok = true, channel = new { id = channel.Id } })
            : SlackReply.Failed("user_not_found"),
        "oauth.v2.access" => Rotate(call),
        "apps.connections.open" when backend.Sockets is { } sockets => Connect(sockets),
        "assistant.threads.setStatus" => SlackReply.Of(new { ok = true }),
        _ => SlackReply.Failed("unknown_method"),
    };

    private SlackReply Connect(SlackSockets sockets)
    {
        var url = new UriBuilder($"{backend.Url}/link/{sockets.NewTicket()}") { Scheme = "ws" }.Uri;
        return SlackReply.Of(new { ok = true, url = url.AbsoluteUri });
    }

    private SlackReply User(SlackArguments call) => book.People.User(call.Text("user")) is { } user
        ? SlackReply.Of(new
        {
            ok = true,
            user = new
            {
                id = user.Id,
                team_id = book.People.Team,
                name = user.Name.ToLowerInvariant(),
                real_name = user.RealName,
                tz = user.Zone,
                is_bot = user.Id == book.People.Bot,
                profile = new { real_name = user.RealName, display_name = user.Name },
            },
        })
        : SlackReply.Failed("user_not_found");

    private SlackReply Rotate(SlackArguments call) => backend.Rotate(call.Call.Authorization, call.Text("refresh_token")) is { } pair
        ? SlackReply.Of(new
        {
            ok = true, access_token = pair.AccessToken, refresh_token = pair.RefreshToken, expires_in = pair.Seconds, token_type = "bot",
        })
        : SlackReply.Failed("invalid_refresh_token");
}
