using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Deliveries;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Slack;

namespace Alfred.Sandbox.Workspaces;

/// <summary>What a person does with buttons, menus and modals.</summary>
internal sealed class WorkspaceInteractions(
    WorkspaceBook book, SlackJson json, ResponseUrlStore responseUrls, WorkspaceWebhooks webhooks, WebhookSender sender)
{
    private static readonly JsonElement NoErrors = JsonSerializer.SerializeToElement(new { });

    /// <summary>Uses a button or a menu of a message; false when Alfred did not take it.</summary>
    public async Task<bool> ActAsync(WorkspaceUser user, WorkspaceMessage message, JsonObject action, CancellationToken cancellationToken)
    {
        var trigger = book.NextId("13345224609.");
        action["action_ts"] = book.NextTs();
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["container"] = ContainerOf(message),
            ["trigger_id"] = trigger,
            ["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = book.People.Channel(message.Channel)?.WireName },
            ["response_url"] = responseUrls.Open(trigger, message.Channel, user.Id, message.ThreadTs, message.Ts).AbsoluteUri,
            ["actions"] = new JsonArray(action),
            ["state"] = new JsonObject { ["values"] = new JsonObject() },
        };
        // What only one person sees is not part of the payload: Slack keeps no copy of it.
        if (message.OnlyFor is null)
            payload["message"] = json.Message(message, withMetadata: true);
        var webhook = webhooks.Interaction($"click by {user.Name}", user, payload);
        return await sender.PostAsync(webhook, cancellationToken) is { IsSuccess: true };
    }

    /// <summary>Uses a button of a Home tab; false when Alfred did not take it.</summary>
    public async Task<bool> ActAsync(WorkspaceUser user, HomeTab home, JsonObject action, CancellationToken cancellationToken)
    {
        action["action_ts"] = book.NextTs();
        var view = JsonNode.Parse(home.View.GetRawText())!.AsObject();
        (view["id"], view["team_id"], view["hash"]) = (home.Id, book.People.Team, home.Hash);
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = home.Id },
            ["trigger_id"] = NextTrigger(user),
            ["view"] = view,
            ["actions"] = new JsonArray(action),
        };
        var webhook = webhooks.Interaction($"click in the Home tab by {user.Name}", user, payload);
        return await sender.PostAsync(webhook, cancellationToken) is { IsSuccess: true };
    }

    /// <summary>Sends a filled modal. The names of fields with what is wrong in them; null when Alfred did not answer.</summary>
    public async Task<JsonElement?> SubmitAsync(WorkspaceUser user, OpenView view, JsonElement values, CancellationToken cancellationToken)
    {
        var payload = new JsonObject
        {
            ["type"] = "view_submission",
            ["trigger_id"] = NextTrigger(user),
            ["view"] = json.View(view, values),
            ["response_urls"] = new JsonArray(),
        };
        var webhook = webhooks.Interaction($"form of {user.Name}", user, payload);
        if (await sender.PostAsync(webhook, cancellationToken) is not { IsSuccess: true } answer)
            return null;
        if (answer.Body.Length > 0 && JsonReading.TryParse(answer.Body, out var document))
        {
            using (document)
            {
                var root = document.RootElement;
                if (root.At("response_action").Is("errors"))
                    return root.At("errors").Clone();
                if (root.At("response_action").Is("update") && root.At("view").ValueKind == JsonValueKind.Object)
                {
                    book.Open(user.Id, view.Id, root.At("view"));
                    return NoErrors;
                }
            }
        }

        book.Close(view);
        return NoErrors;
    }

    /// <summary>Closes a modal without sending it.</summary>
    public Task CloseAsync(WorkspaceUser user, OpenView view, CancellationToken cancellationToken)
    {
        book.Close(view);
        if (!view.View.At("notify_on_close").IsTrue())
            return Task.CompletedTask;
        var payload = new JsonObject { ["type"] = "view_closed", ["view"] = json.View(view, default), ["is_cleared"] = false };
        return sender.PostAsync(webhooks.Interaction($"closed form of {user.Name}", user, payload), cancellationToken);
    }

    private static JsonObject ContainerOf(WorkspaceMessage message)
    {
        var container = new JsonObject
        {
            ["type"] = "message",
            ["message_ts"] = message.Ts,
            ["channel_id"] = message.Channel,
            ["is_ephemeral"] = message.OnlyFor is not null,
        };
        if (message.ThreadTs is not null)
            container["thread_ts"] = message.ThreadTs;
        return container;
    }

    private string NextTrigger(WorkspaceUser user)
    {
        var trigger = book.NextId("13345224609.");
        responseUrls.Open(trigger, book.People.Channel(user.Id)!.Id, user.Id);
        return trigger;
    }
}
