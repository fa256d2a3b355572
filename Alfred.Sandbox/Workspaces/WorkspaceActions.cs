using System.Text.Json.Nodes;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Slack;

namespace Alfred.Sandbox.Workspaces;

/// <summary>What a person writes in the workspace: each becomes what others see and a request to Alfred.</summary>
internal sealed class WorkspaceActions(
    WorkspaceBook book, WorkspaceCommands commands, WorkspaceWebhooks webhooks, WebhookSender sender, TimeProvider time)
{
    /// <summary>Writes into a channel or a thread; a text that begins with a slash is a command.</summary>
    public Task SayAsync(WorkspaceUser user, WorkspaceChannel channel, string? threadTs, string text, CancellationToken cancellationToken)
    {
        // As in Slack: commands do not work in threads, where the text is just a text.
        if (text.StartsWith('/') && threadTs is null)
            return commands.SendAsync(user, channel, text, cancellationToken);
        // "@Alfred" is what people see of the mention.
        var marked = SlackMarkup.Escape(text).Replace("@alfred", $"<@{book.People.Bot}>", StringComparison.OrdinalIgnoreCase);
        Post(Written(user, channel, threadTs) with { Text = marked });
        return Task.CompletedTask;
    }

    /// <summary>Sends a file.</summary>
    public void SendFile(WorkspaceUser user, WorkspaceChannel channel, string? threadTs, SandboxFile file, string text) =>
        Post(Written(user, channel, threadTs) with { Text = SlackMarkup.Escape(text), Files = [file] });

    /// <summary>Puts an emoji on a message, or takes it away when it is there.</summary>
    public void React(WorkspaceUser user, string channel, string ts, string name)
    {
        var isOn = book.React(channel, ts, user.Id, name, isOn: true);
        if (!isOn)
            book.React(channel, ts, user.Id, name, isOn: false);
        sender.Send(webhooks.Event($"reaction by {user.Name}", new JsonObject
        {
            ["type"] = isOn ? "reaction_added" : "reaction_removed",
            ["user"] = user.Id,
            ["reaction"] = name,
            ["item_user"] = book.Find(channel, ts)?.User,
            ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel, ["ts"] = ts },
            ["event_ts"] = book.NextTs(),
        }));
    }

    /// <summary>Opens the Home tab.</summary>
    public void OpenHome(WorkspaceUser user) => sender.Send(webhooks.Event($"Home tab of {user.Name}", new JsonObject
    {
        ["type"] = "app_home_opened",
        ["user"] = user.Id,
        ["channel"] = book.People.Channel(user.Id)!.Id,
        ["tab"] = "home",
        ["event_ts"] = book.NextTs(),
    }));

    private WorkspaceMessage Written(WorkspaceUser user, WorkspaceChannel channel, string? threadTs) =>
        new() { Channel = channel.Id, Ts = book.NextTs(), ThreadTs = threadTs, User = user.Id, At = time.GetUtcNow() };

    // What the app subscribes to: mentions and direct messages. The rest of a channel is none of its business.
    private void Post(WorkspaceMessage message)
    {
        book.Add(message);
        var name = book.People.User(message.User)!.Name;
        if (message.Channel.StartsWith('D'))
            Send(message, $"direct message of {name}", "message");
        else if (SlackMarkup.Mentions(message.Text, book.People.Bot))
            Send(message, $"mention by {name}", "app_mention");
    }

    private void Send(WorkspaceMessage message, string what, string type) => sender.Send(webhooks.Message(what, message, type) with
    {
        Settled = isTaken =>
        {
            if (!isTaken)
                book.Change(message.Channel, message.Ts, failed => failed with { Problem = "Alfred did not answer" });
        },
    });
}
