using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Biz;

/// <summary>Somebody in the workspace, with what Slack sends for what they do. One at a time: each verb waits for its answer.</summary>
internal sealed class SlackPerson(BizInstance biz, string id)
{
    private static int _moments;

    /// <summary>Writes a direct message.</summary>
    public Task<SlackCall> WriteAsync(string text, params string[] files) => AnswerAsync(
        Direct, () => SendAsync("message", Direct, text, NextTs(), files));

    /// <summary>Mentions the bot in a channel: the answer comes in the thread.</summary>
    public Task<SlackCall> MentionAsync(string channel, string text)
    {
        var ts = NextTs();
        return AnswerAsync(channel, () => SendAsync("app_mention", channel, $"<@UBOT> {text}", ts, []), ts);
    }

    /// <summary>Gives <c>/alfred …</c>.</summary>
    public Task<string?> CommandAsync(string text) => biz.AnswerAsync(text, user: id);

    /// <summary>Presses a button of a message; somebody else's counts as the message's own channel, too.</summary>
    public Task<SlackCall> PickAsync(SlackCall message, string label) =>
        AnswerAsync(message.Channel!, () => ClickAsync(message, label), message.ThreadTs);

    /// <summary>Presses the button that opens a form, fills it in and sends it off.</summary>
    public async Task<SlackCall> FillInAsync(SlackCall message, string label, params (string Field, string Value)[] values)
    {
        var opened = biz.Slack.OthersOf("views.open").Count;
        await ClickAsync(message, label);
        await biz.Slack.Others.WaitForAsync(
            calls => calls.Count(call => call.Method == "views.open") > opened, "the form", Limits.Patience);
        var view = JsonNode.Parse(biz.Slack.OthersOf("views.open")[^1].Json)!["view"]!.DeepClone().AsObject();
        view["id"] = $"V{NextTs()}";
        view["state"] = new JsonObject { ["values"] = new JsonObject(values.Select(one => KeyValuePair.Create<string, JsonNode?>(
            one.Field, new JsonObject { ["value"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = one.Value } }))) };
        return await AnswerAsync(message.Channel!, () => InteractAsync(new JsonObject { ["type"] = "view_submission", ["view"] = view }));
    }

    /// <summary>Opens the Home tab and returns what stands in it.</summary>
    public async Task<JsonElement> OpenHomeAsync()
    {
        var before = biz.Slack.OthersOf("views.publish").Count;
        await biz.EventAsync($"Ev{NextTs()}", JsonSerializer.Serialize(
            new { type = "app_home_opened", user = id, channel = Direct, tab = "home", event_ts = NextTs() }));
        return await HomeAsync(before);
    }

    /// <summary>Presses a button of the Home tab: the answer is a direct message, and the tab is made anew.</summary>
    public async Task<(SlackCall Answer, JsonElement Home)> PickAtHomeAsync(JsonElement home, string label)
    {
        var before = biz.Slack.OthersOf("views.publish").Count;
        var view = JsonNode.Parse(home.GetRawText())!.AsObject();
        (view["id"], view["hash"]) = ("V1", NextTs());
        var (block, control) = Find(view["blocks"]!.AsArray(), label);
        var action = Action(control);
        action["block_id"] = block["block_id"]!.DeepClone();
        var answer = await AnswerAsync(Direct, () => InteractAsync(new JsonObject
        {
            ["type"] = "block_actions", ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" },
            ["trigger_id"] = biz.NextTrigger(), ["view"] = view, ["actions"] = new JsonArray(action),
        }));
        return (answer, await HomeAsync(before));
    }

    /// <summary>Waits for a message that comes by itself.</summary>
    public Task ReceivesAsync(string beginning) => biz.Slack.Sent.WaitForAsync(
        calls => calls.Any(call => IsTo(call, Direct) && call.Text?.StartsWith(beginning, StringComparison.Ordinal) == true),
        $"\"{beginning}\" to {id}", Limits.Patience);

    private string Direct => $"D{id}";

    private async Task<JsonElement> HomeAsync(int before)
    {
        await biz.Slack.Others.WaitForAsync(
            calls => calls.Count(call => call.Method == "views.publish") > before, "the Home tab", Limits.Patience);
        using var published = JsonDocument.Parse(biz.Slack.OthersOf("views.publish")[^1].Json);
        Assert.Equal(id, published.RootElement.GetProperty("user_id").GetString());
        return published.RootElement.GetProperty("view").Clone();
    }

    private async Task<SlackCall> AnswerAsync(string channel, Func<Task> act, string? thread = null)
    {
        var before = biz.Slack.Sent.Count;
        await act();
        bool IsAnswer(SlackCall call) => IsTo(call, channel) && (thread is null || call.ThreadTs == thread);
        var sent = await biz.Slack.Sent.WaitForAsync(calls => calls.Skip(before).Any(IsAnswer), $"an answer in {channel}", Limits.Patience);
        return sent.Skip(before).First(IsAnswer);
    }

    private bool IsTo(SlackCall call, string channel) => call.Channel == channel || (channel == Direct && call.Channel == id);

    private Task SendAsync(string type, string channel, string text, string ts, string[] files) => biz.EventAsync(
        $"Ev{NextTs()}",
        JsonSerializer.Serialize(new
        {
            type,
            subtype = files.Length > 0 ? "file_share" : null,
            channel_type = channel.StartsWith('D') ? "im" : "channel",
            user = id,
            text,
            ts,
            channel,
            files = files.Select(name => new
            {
                id = $"F{name}", name, mimetype = "application/pdf", url_private_download = biz.Slack.DownloadUrl(name),
            }),
        }));

    private Task ClickAsync(SlackCall message, string label)
    {
        var posted = JsonNode.Parse(message.Json)!.AsObject();
        var ts = NextTs();
        var (_, control) = Find(posted["blocks"]!.AsArray(), label);
        var shown = new JsonObject { ["ts"] = ts, ["text"] = message.Text, ["blocks"] = posted["blocks"]!.DeepClone() };
        if (message.ThreadTs is not null)
            shown["thread_ts"] = message.ThreadTs;
        return InteractAsync(new JsonObject
        {
            ["type"] = "block_actions", ["trigger_id"] = biz.NextTrigger(), ["channel"] = new JsonObject { ["id"] = message.Channel },
            ["container"] = new JsonObject { ["type"] = "message", ["channel_id"] = message.Channel, ["message_ts"] = ts },
            ["message"] = shown, ["actions"] = new JsonArray(Action(control)),
        });
    }

    private Task InteractAsync(JsonObject payload)
    {
        payload["team"] = new JsonObject { ["id"] = "T111" };
        payload["user"] = new JsonObject { ["id"] = id };
        return biz.InteractAsync(payload.ToJsonString());
    }

    private static (JsonObject Block, JsonObject Control) Find(JsonArray blocks, string label) => blocks
        .SelectMany(block => (block!["elements"]?.AsArray() ?? []).Select(control => (block.AsObject(), control!.AsObject())))
        .Single(one => one.Item2["text"] is JsonObject text && text["text"]?.GetValue<string>() == label);

    private static JsonObject Action(JsonObject control) => new()
    {
        ["type"] = "button", ["action_id"] = control["action_id"]!.DeepClone(), ["value"] = control["value"]!.DeepClone(),
        ["text"] = control["text"]!.DeepClone(),
    };

    private static string NextTs() =>
        string.Create(CultureInfo.InvariantCulture, $"1790000000.{Interlocked.Increment(ref _moments):d6}");
}
