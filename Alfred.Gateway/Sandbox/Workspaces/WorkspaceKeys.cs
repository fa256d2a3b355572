using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Gateway.Sandbox.Deliveries;
using Alfred.Gateway.Sandbox.Files;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Sandbox.Workspaces;

/// <summary>What a person does in the workspace: each becomes what others see and a request to Alfred.</summary>
internal sealed class WorkspaceKeys(WorkspaceBook book, ResponseDesk desk, SlackWire wire, Courier courier, TimeProvider time)
{
    /// <summary>Writes into a channel or a thread; a text that begins with a slash is a command.</summary>
    public Task SayAsync(WorkspaceUser user, WorkspaceChannel channel, string? threadTs, string text, CancellationToken cancellationToken)
    {
        // As in Slack: commands do not work in threads, where the text is just a text.
        if (text.StartsWith('/') && threadTs is null)
            return CommandAsync(user, channel, text, cancellationToken);
        // "@Alfred" is what people see of the mention.
        var marked = SlackText.Escape(text).Replace("@alfred", $"<@{WorkspaceBook.Bot}>", StringComparison.OrdinalIgnoreCase);
        Post(new() { Channel = channel.Id, Ts = book.NextTs(), ThreadTs = threadTs, User = user.Id, At = time.GetUtcNow(), Text = marked });
        return Task.CompletedTask;
    }

    /// <summary>Sends a file.</summary>
    public void SendFile(WorkspaceUser user, WorkspaceChannel channel, string? threadTs, SandboxFile file, string text) =>
        Post(new() { Channel = channel.Id, Ts = book.NextTs(), ThreadTs = threadTs, User = user.Id, At = time.GetUtcNow(), Text = SlackText.Escape(text), Files = [file] });

    /// <summary>Puts an emoji on a message, or takes it away when it is there.</summary>
    public void React(WorkspaceUser user, string channel, string ts, string name)
    {
        var isOn = book.React(channel, ts, user.Id, name, isOn: true);
        if (!isOn)
            book.React(channel, ts, user.Id, name, isOn: false);
        courier.Send(wire.Event($"reaction by {user.Name}", new JsonObject
        {
            ["type"] = isOn ? "reaction_added" : "reaction_removed",
            ["user"] = user.Id,
            ["reaction"] = name,
            ["item_user"] = book.Find(channel, ts)?.User,
            ["item"] = new JsonObject { ["type"] = "message", ["channel"] = channel, ["ts"] = ts },
            ["event_ts"] = book.NextTs(),
        }));
    }

    /// <summary>Uses a button or a menu of a message; false when Alfred did not take it.</summary>
    public async Task<bool> ActAsync(WorkspaceUser user, WorkspaceMessage message, JsonObject action, CancellationToken cancellationToken)
    {
        var trigger = book.NextId("13345224609.");
        action["action_ts"] = book.NextTs();
        var channel = book.Channel(message.Channel);
        var container = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = message.Channel, ["is_ephemeral"] = message.OnlyFor is not null };
        if (message.ThreadTs is not null)
            container["thread_ts"] = message.ThreadTs;
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["container"] = container,
            ["trigger_id"] = trigger,
            ["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = channel?.DirectWith is null ? channel?.Name : "directmessage" },
            ["response_url"] = desk.Open(trigger, message.Channel, user.Id, message.ThreadTs, message.Ts).AbsoluteUri,
            ["actions"] = new JsonArray(action),
            ["state"] = new JsonObject { ["values"] = new JsonObject() },
        };
        // What only one person sees is not part of the payload: Slack keeps no copy of it.
        if (message.OnlyFor is null)
            payload["message"] = wire.Plain(message, withMetadata: true);
        return await courier.PostAsync(wire.Interaction($"click by {user.Name}", user, payload), cancellationToken) is { IsSuccess: true };
    }

    /// <summary>Sends a filled modal. The names of fields with what is wrong in them when Alfred says so, null when it did not answer.</summary>
    public async Task<JsonElement?> SubmitAsync(WorkspaceUser user, OpenView view, JsonElement values, CancellationToken cancellationToken)
    {
        var payload = new JsonObject { ["type"] = "view_submission", ["trigger_id"] = NextTrigger(user), ["view"] = wire.View(view, values), ["response_urls"] = new JsonArray() };
        if (await courier.PostAsync(wire.Interaction($"form of {user.Name}", user, payload), cancellationToken) is not { IsSuccess: true } answer)
            return null;
        if (answer.Body.Length > 0 && JsonBody.TryParse(answer.Body, out var document))
        {
            using (document)
            {
                var root = document.RootElement;
                if (root.At("response_action"u8).Is("errors"u8))
                    return root.At("errors"u8).Clone();
                if (root.At("response_action"u8).Is("update"u8) && root.At("view"u8).ValueKind == JsonValueKind.Object)
                {
                    book.Open(user.Id, view.Id, root.At("view"u8));
                    return JsonSerializer.SerializeToElement(new { });
                }
            }
        }

        book.Close(view);
        return JsonSerializer.SerializeToElement(new { });
    }

    /// <summary>Closes a modal without sending it.</summary>
    public Task CloseAsync(WorkspaceUser user, OpenView view, CancellationToken cancellationToken)
    {
        book.Close(view);
        return view.View.At("notify_on_close"u8).IsTrue()
            ? courier.PostAsync(wire.Interaction($"closed form of {user.Name}", user, new() { ["type"] = "view_closed", ["view"] = wire.View(view, default), ["is_cleared"] = false }), cancellationToken)
            : Task.CompletedTask;
    }

    private string NextTrigger(WorkspaceUser user)
    {
        var trigger = book.NextId("13345224609.");
        desk.Open(trigger, book.Channel(user.Id)!.Id, user.Id);
        return trigger;
    }

    private async Task CommandAsync(WorkspaceUser user, WorkspaceChannel channel, string text, CancellationToken cancellationToken)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var (command, rest) = space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
        WorkspaceMessage Private(string said) => new() { Channel = channel.Id, Ts = book.NextTs(), User = user.Id, At = time.GetUtcNow(), Text = SlackText.Escape(said), OnlyFor = user.Id };
        if (command != "/alfred")
        {
            book.Add(Private($"{command} is not a command here. Try /alfred help") with { User = WorkspaceBook.Bot });
            return;
        }

        book.Add(Private(text));
        var trigger = book.NextId("13345224609.");
        var answer = await courier.PostAsync(wire.Command(user, channel, command, rest, trigger, desk.Open(trigger, channel.Id, user.Id)), cancellationToken);
        if (answer is not { IsSuccess: true })
        {
            book.Add(Private("/alfred failed with the error “operation_timeout”") with { User = WorkspaceBook.Bot, Problem = "Alfred did not answer in time" });
            return;
        }

        if (answer.Body.Length == 0 || !JsonBody.TryParse(answer.Body, out var document))
            return;
        using (document)
        {
            var root = document.RootElement;
            book.Add(Private("") with
            {
                User = WorkspaceBook.Bot,
                Text = root.At("text"u8).Text() ?? "",
                Blocks = root.At("blocks"u8).IsPresent() ? root.At("blocks"u8).Clone() : null,
                OnlyFor = root.At("response_type"u8).Is("in_channel"u8) ? null : user.Id,
            });
        }
    }

    // What the app subscribes to: mentions and direct messages. The rest of a channel is none of its business.
    private void Post(WorkspaceMessage message)
    {
        book.Add(message);
        var name = book.User(message.User)!.Name;
        if (message.Channel.StartsWith('D'))
            Send(message, $"direct message of {name}", "message");
        else if (SlackText.Mentions(message.Text, WorkspaceBook.Bot))
            Send(message, $"mention by {name}", "app_mention");
    }

    private void Send(WorkspaceMessage message, string what, string type) => courier.Send(wire.Event(what, wire.Message(message, type)) with
    {
        Settled = isTaken =>
        {
            if (!isTaken)
                book.Change(message.Channel, message.Ts, failed => failed with { Problem = "Alfred did not answer" });
        },
    });
}
