using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Phones;

/// <summary>Reads what Alfred sends, within the limits that Meta documents.</summary>
internal static class SentMessage
{
    private const int MaxText = 4_096;
    private const int MaxInteractiveText = 1_024;
    private const int MaxId = 256;

    /// <summary>The bubble; null for what Meta would refuse.</summary>
    /// <param name="root">The body of the call.</param>
    /// <param name="empty">A bubble with id and time.</param>
    /// <param name="files">Where media were uploaded to.</param>
    public static PhoneMessage? Read(JsonElement root, PhoneMessage empty, SandboxFiles files)
    {
        var message = empty with { QuotedId = root.At("context").At("message_id").Id() };
        var type = root.At("type").Id() ?? "text";
        return type switch
        {
            "text" => root.At("text").At("body").Text() is { Length: > 0 and <= MaxText } text ? message with { Text = text } : null,
            "interactive" => Interactive(root.At("interactive"), message),
            "template" => Template(root.At("template"), message),
            "image" or "audio" or "video" or "document" or "sticker" => Media(Named(root, type), message, files),
            _ => null,
        };
    }

    private static JsonElement Named(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value : default;

    private static PhoneMessage? Interactive(JsonElement interactive, PhoneMessage message)
    {
        if (interactive.At("body").At("text").Text() is not { Length: > 0 and <= MaxInteractiveText } text)
            return null;
        var action = interactive.At("action");
        var isList = interactive.At("type").Is("list");
        var options = isList
            ? action.At("sections").Items().SelectMany(static section => section.At("rows").Items()).Select(static row => Option(row, maxTitle: 24)).ToImmutableArray()
            : [.. action.At("buttons").Items().Select(static button => Option(button.At("reply"), maxTitle: 20))];
        var label = isList ? action.At("button").Text() : null;
        if (options.Length == 0 || options.Length > (isList ? 10 : 3) || options.Any(static option => option is null)
            || options.DistinctBy(static option => option!.Id, StringComparer.Ordinal).Count() != options.Length || (isList && label is not { Length: > 0 and <= 20 }))
            return null;
        return message with
        {
            Text = text,
            Header = interactive.At("header").At("text").Text(),
            Footer = interactive.At("footer").At("text").Text(),
            Options = [.. options.Select(static option => option!)],
            ListLabel = label,
        };
    }

    private static PhoneOption? Option(JsonElement option, int maxTitle) =>
        option.At("id").Text() is { Length: > 0 and <= MaxId } id && option.At("title").Text() is { Length: > 0 } title && title.Length <= maxTitle
            && option.At("description").Text() is null or { Length: <= 72 }
            ? new PhoneOption(id, title, option.At("description").Text())
            : null;

    private static PhoneMessage? Template(JsonElement template, PhoneMessage message)
    {
        if (template.At("name").Id() is not { } name)
            return null;
        var components = template.At("components");
        var parameters = components.Items().Where(static part => part.At("type").Is("body")).SelectMany(static part => part.At("parameters").Items())
            .Select(static parameter => parameter.At("text").Text()).Where(static text => text is not null);
        var buttons = components.Items().Where(static part => part.At("type").Is("button"))
            .Select(static part => part.At("parameters").Items().FirstOrDefault().At("payload").Text()).OfType<string>().Select(static payload => new PhoneOption(payload, "Show me")).ToImmutableArray();
        var text = string.Join("\n", parameters);
        return message with
        {
            IsTemplate = true,
            Header = $"Template “{name}”",
            Text = text.Length > 0 ? text : "Alfred has news for you.",
            // A template's own buttons stand in Meta's copy of it: whoever taps one opens the window.
            Options = buttons.IsEmpty ? [new PhoneOption("show", "Show me")] : buttons,
        };
    }

    private static PhoneMessage? Media(JsonElement media, PhoneMessage message, SandboxFiles files) =>
        media.At("id").Id() is { } id && files.Find(id) is var (file, _)
            ? message with { Text = media.At("caption").Text() ?? "", File = media.At("filename").Text() is { } name ? file with { Name = name } : file }
            : null;
}
