using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Instances;

namespace Alfred.EndToEnd.Home.Afternoon;

/// <summary>One person's WhatsApp: what they write, tap and react with, as Meta delivers it, and what stands on the screen.</summary>
internal sealed class Phone(HomeInstance home, string name, string number)
{
    private readonly Dictionary<string, byte[]> _written = new(StringComparer.Ordinal);

    /// <summary>What they were told, first to last.</summary>
    public IReadOnlyList<string> Screen => [.. Received.Select(Show)];

    private IEnumerable<GraphCall> Received => home.Graph.Sent.All.Where(call => call.To?.TrimStart('+') == number);

    /// <summary>The body of a message; the same one when they wrote it before and it <paramref name="isOld"/>.</summary>
    public byte[] Write(string text, bool isOld) =>
        _written[text] = isOld ? _written[text] : Message("text", new() { ["body"] = text });

    /// <summary>The body of a tap on the button or row with this label, on the latest message that has it.</summary>
    public byte[] Tap(string label)
    {
        foreach (var call in Received.Reverse())
        {
            if (Options(call).FirstOrDefault(option => option.Label == label) is { Label: not null } option)
                return Message("interactive", MetaWebhook.Interactive(option.Kind, option.Id, label), home.Graph.IdOf(call));
        }

        throw new InvalidOperationException($"{name} has nothing to tap that says {label}:\n{string.Join('\n', Screen)}");
    }

    /// <summary>The body of a reaction to what they were told last.</summary>
    public byte[] React(string emoji) =>
        Message("reaction", new() { ["message_id"] = home.Graph.IdOf(Received.Last()), ["emoji"] = emoji });

    private byte[] Message(string type, JsonObject content, string? quoted = null) => MetaWebhook.Message(
        HomeInstance.PhoneId, new(number, name), home.NextId(), type, content, TimeProvider.System.GetUtcNow(), quoted);

    private static string Show(GraphCall call)
    {
        using var json = JsonDocument.Parse(call.Json);
        var message = json.RootElement;
        if (message.TryGetProperty("interactive", out var interactive))
        {
            var action = interactive.GetProperty("action");
            string[] shown = action.TryGetProperty("button", out var opens)
                ? [opens.GetString()!] : [.. Options(call).Select(one => one.Label)];
            return $"{call.Text}\n{string.Join(' ', shown.Select(static label => $"[{label}]"))}";
        }

        return call.Text ?? $"({message.GetProperty("type").GetString()})";
    }

    private static List<(string Kind, string Id, string Label)> Options(GraphCall call)
    {
        using var json = JsonDocument.Parse(call.Json);
        if (!json.RootElement.TryGetProperty("interactive", out var interactive))
            return [];
        var action = interactive.GetProperty("action");
        if (action.TryGetProperty("buttons", out var buttons))
            return [.. buttons.EnumerateArray().Select(static button => Option("button_reply", button.GetProperty("reply")))];
        return
        [
            .. action.GetProperty("sections").EnumerateArray().SelectMany(static section => section.GetProperty("rows").EnumerateArray())
                .Select(static row => Option("list_reply", row)),
        ];
    }

    private static (string Kind, string Id, string Label) Option(string kind, JsonElement option) =>
        (kind, option.GetProperty("id").GetString()!, option.GetProperty("title").GetString()!);
}
