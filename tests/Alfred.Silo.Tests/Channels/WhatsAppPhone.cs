using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Sandbox.Graph;
using Alfred.Testing.Processes;

namespace Alfred.Silo.Channels;

/// <summary>Somebody with WhatsApp, who reads, writes and taps.</summary>
public sealed class WhatsAppPhone(ThreeChannels alfred, string number)
{
    private static int _messages;

    private Shown? _last;

    /// <summary>Writes, and reads the answer.</summary>
    public Task<Shown> SayAsync(string text) => SendAsync(id => MetaWebhook.Text(ThreeChannels.PhoneId, number, id, text));

    /// <summary>Taps a button or a row of the last message, and reads the answer.</summary>
    public Task<Shown> TapAsync(string title)
    {
        var kind = _last!.Kind == "button" ? "button_reply" : "list_reply";
        var option = _last.Options.Single(option => option.Title == title);
        return SendAsync(id => MetaWebhook.Reply(ThreeChannels.PhoneId, number, id, kind, option.Id, option.Title));
    }

    private async Task<Shown> SendAsync(Func<string, byte[]> body)
    {
        var before = alfred.Graph.Sent.All.Count(IsMine);
        var message = body($"wamid.WORDS{Interlocked.Increment(ref _messages):d6}");
        await alfred.DeliverAsync(MetaWebhook.Request(new(alfred.Url, "/webhook"), ThreeChannels.AppSecret, message));
        var sent = await alfred.Graph.Sent.WaitForAsync(calls => calls.Count(IsMine) > before, "a message on WhatsApp", Limits.Patience);
        return _last = Shown.Of(sent.Where(IsMine).ElementAt(before).Json);
    }

    private bool IsMine(GraphCall call) => call.To?.TrimStart('+') == number;

    /// <summary>A message as it looks.</summary>
    /// <param name="Kind"><c>text</c>, <c>button</c> or <c>list</c>.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="Options">What can be tapped.</param>
    public sealed record Shown(string Kind, string Text, ImmutableArray<(string Id, string Title)> Options)
    {
        /// <summary>The titles of what can be tapped.</summary>
        public IEnumerable<string> Titles => Options.Select(option => option.Title);

        internal static Shown Of(string json)
        {
            using var document = JsonDocument.Parse(json);
            if (!document.RootElement.TryGetProperty("interactive", out var interactive))
                return new("text", document.RootElement.GetProperty("text").GetProperty("body").GetString()!, []);
            var action = interactive.GetProperty("action");
            var options = action.TryGetProperty("buttons", out var buttons)
                ? buttons.EnumerateArray().Select(button => button.GetProperty("reply"))
                : action.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("rows").EnumerateArray());
            return new(
                interactive.GetProperty("type").GetString()!,
                interactive.GetProperty("body").GetProperty("text").GetString()!,
                [.. options.Select(option => (option.GetProperty("id").GetString()!, option.GetProperty("title").GetString()!))]);
        }
    }
}
