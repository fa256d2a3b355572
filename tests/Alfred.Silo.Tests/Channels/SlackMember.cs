using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Processes;

namespace Alfred.Silo.Channels;

/// <summary>Somebody in a direct message with Alfred, who reads, writes, clicks and fills modals in.</summary>
public sealed class SlackMember(ThreeChannels alfred, string user)
{
    private const string Team = "T111";

    private static int _steps;

    private JsonElement _last;

    private string Channel => $"D{user}";

    /// <summary>The labels of what can be clicked in the last message.</summary>
    public IEnumerable<string> Labels => Controls(_last).Select(control => control.Label);

    /// <summary>Writes, and reads the answer.</summary>
    public Task<string> SayAsync(string text) => ReadAsync(() => alfred.DeliverAsync(Request(JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "event_callback",
        team_id = Team,
        event_id = $"Ev{Next()}",
        authorizations = new[] { new { user_id = "UBOT" } },
        @event = new { type = "message", channel_type = "im", channel = Channel, user, text, ts = $"1503435957.{Next()}" },
    }), "application/json")));

    /// <summary>Clicks a button or picks from the menu of the last message, and reads the answer.</summary>
    public Task<string> ClickAsync(string label) => ReadAsync(() => InteractAsync(Click(label)));

    /// <summary>Clicks the button of a form; returns the labels of the modal that opens.</summary>
    public async Task<ImmutableArray<string>> OpenAsync(string label)
    {
        await InteractAsync(Click(label));
        var labels = Modal().GetProperty("blocks").EnumerateArray().Select(block => block.GetProperty("label"));
        return [.. labels.Select(label => label.GetProperty("text").GetString()!)];
    }

    /// <summary>Fills the modal in, sends it off, and reads the answer.</summary>
    public Task<string> SubmitAsync(params (string Field, string Value)[] values) => ReadAsync(() =>
    {
        var modal = Modal();
        return InteractAsync(new
        {
            type = "view_submission",
            team = new { id = Team },
            user = new { id = user, name = "ada", team_id = Team },
            view = new
            {
                id = $"V{Next()}",
                callback_id = modal.GetProperty("callback_id").GetString(),
                private_metadata = modal.GetProperty("private_metadata").GetString(),
                blocks = modal.GetProperty("blocks"),
                state = new { values = modal.GetProperty("blocks").EnumerateArray().ToDictionary(Id, block => State(block, values)) },
            },
        });
    });

    private static string Id(JsonElement block) => block.GetProperty("block_id").GetString()!;

    private static Dictionary<string, object> State(JsonElement block, (string Field, string Value)[] values)
    {
        var element = block.GetProperty("element");
        var kind = element.GetProperty("type").GetString()!;
        var value = values.FirstOrDefault(value => value.Field == Id(block)).Value;
        var held = new Dictionary<string, string?> { ["type"] = kind, [kind == "datepicker" ? "selected_date" : "value"] = value };
        return new() { [element.GetProperty("action_id").GetString()!] = held };
    }

    private static string Next() => Interlocked.Increment(ref _steps).ToString("d6", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Label, string Kind, JsonElement Control, string Value)> Controls(JsonElement message)
    {
        if (!message.TryGetProperty("blocks", out var blocks))
            yield break;
        var actions = blocks.EnumerateArray().Where(block => block.TryGetProperty("elements", out _));
        foreach (var element in actions.SelectMany(block => block.GetProperty("elements").EnumerateArray()))
        {
            var kind = element.GetProperty("type").GetString()!;
            foreach (var option in kind == "button" ? [element] : element.GetProperty("options").EnumerateArray().ToArray())
            {
                var label = option.GetProperty("text").GetProperty("text").GetString()!;
                yield return (label, kind, element, option.GetProperty("value").GetString()!);
            }
        }
    }

    private object Click(string label)
    {
        var (_, kind, control, value) = Controls(_last).Single(control => control.Label == label);
        var ts = $"1503435956.{Next()}";
        var action = new Dictionary<string, object?>
        {
            ["type"] = kind,
            ["action_id"] = control.GetProperty("action_id").GetString(),
            ["action_ts"] = ts,
            [kind == "button" ? "value" : "selected_option"] = kind == "button" ? value : new { value },
        };
        return new
        {
            type = "block_actions",
            team = new { id = Team },
            user = new { id = user, name = "ada", team_id = Team },
            trigger_id = $"13345224609.738474920.{Next()}",
            response_url = alfred.Slack.ResponseUrl($"click{Next()}").AbsoluteUri,
            channel = new { id = Channel },
            container = new { type = "message", channel_id = Channel, message_ts = ts },
            message = new { ts, text = "", blocks = _last.GetProperty("blocks") },
            actions = new[] { action },
        };
    }

    private JsonElement Modal() =>
        JsonDocument.Parse(alfred.Slack.OthersOf("views.open")[^1].Json).RootElement.GetProperty("view");

    private Task<string> InteractAsync(object payload) => alfred.DeliverAsync(Request(
        Encoding.UTF8.GetBytes($"payload={Uri.EscapeDataString(JsonSerializer.Serialize(payload))}"), "application/x-www-form-urlencoded"));

    private HttpRequestMessage Request(byte[] body, string contentType) => SlackWebhookRequest.Request(
        new(alfred.Url, "/slack/events"), ThreeChannels.SigningSecret, body, contentType, TimeProvider.System.GetUtcNow());

    private async Task<string> ReadAsync(Func<Task> act)
    {
        var before = alfred.Slack.Sent.All.Count(IsMine);
        await act();
        var sent = await alfred.Slack.Sent.WaitForAsync(calls => calls.Count(IsMine) > before, "a message in Slack", Limits.Patience);
        var call = sent.Where(IsMine).ElementAt(before);
        _last = JsonDocument.Parse(call.Json).RootElement;
        return call.Text!;
    }

    // Updates of used messages go by chat.update or a response URL: not what is waited for here.
    private bool IsMine(SlackCall call) => call.Method == "chat.postMessage" && (call.Channel == Channel || call.Channel == user);
}
