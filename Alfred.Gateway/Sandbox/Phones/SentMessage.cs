using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Gateway.Sandbox.Files;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Sandbox.Phones;

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
        var message = empty with { QuotedId = root.At("context"u8).At("message_id"u8).Id() };
        var type = root.At("type"u8).Id() ?? "text";
        return type switch
        {
            "text" => root.At("text"u8).At("body"u8).Text() is { Length: > 0 and <= MaxText } text ? message with { Text = text } : null,
            "interactive" => Interactive(root.At("interactive"u8), message),
            "template" => Template(root.At("template"u8), message),
            "image" or "audio" or "video" or "document" or "sticker" => Media(Named(root, type), message, files),
            _ => null,
        };
    }

    private static JsonElement Named(JsonElement root, string name) => root.TryGetProperty(name, out var value) ? value : default;

    private static PhoneMessage? Interactive(JsonElement interactive, PhoneMessage message)
    {
        if (interactive.At("body"u8).At("text"u8).Text() is not { Length: > 0 and <= MaxInteractiveText } text)
            return null;
        var action = interactive.At("action"u8);
        var isList = interactive.At("type"u8).Is("list"u8);
        var options = isList
            ? action.At("sections"u8).Items().SelectMany(static section => section.At("rows"u8).Items()).Select(static row => Option(row, maxTitle: 24)).ToImmutableArray()
            : [.. action.At("buttons"u8).Items().Select(static button => Option(button.At("reply"u8), maxTitle: 20))];
        var label = isList ? action.At("button"u8).Text() : null;
        if (options.Length == 0 || options.Length > (isList ? 10 : 3) || options.Any(static option => option is null)
            || options.DistinctBy(static option => option!.Id, StringComparer.Ordinal).Count() != options.Length || (isList && label is not { Length: > 0 and <= 20 }))
            return null;
        return message with
        {
            Text = text,
            Header = interactive.At("header"u8).At("text"u8).Text(),
            Footer = interactive.At("footer"u8).At("text"u8).Text(),
            Options = [.. options.Select(static option => option!)],
            ListLabel = label,
        };
    }

    private static PhoneOption? Option(JsonElement option, int maxTitle) =>
        option.At("id"u8).Text() is { Length: > 0 and <= MaxId } id && option.At("title"u8).Text() is { Length: > 0 } title && title.Length <= maxTitle
            && option.At("description"u8).Text() is null or { Length: <= 72 }
            ? new PhoneOption(id, title, option.At("description"u8).Text())
            : null;

    private static PhoneMessage? Template(JsonElement template, PhoneMessage message)
    {
        if (template.At("name"u8).Id() is not { } name)
            return null;
        var components = template.At("components"u8);
        var parameters = components.Items().Where(static part => part.At("type"u8).Is("body"u8)).SelectMany(static part => part.At("parameters"u8).Items())
            .Select(static parameter => parameter.At("text"u8).Text()).Where(static text => text is not null);
        var buttons = components.Items().Where(static part => part.At("type"u8).Is("button"u8))
            .Select(static part => part.At("parameters"u8).First().At("payload"u8).Text()).OfType<string>().Select(static payload => new PhoneOption(payload, "Show me")).ToImmutableArray();
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
        media.At("id"u8).Id() is { } id && files.Find(id) is var (file, _)
            ? message with { Text = media.At("caption"u8).Text() ?? "", File = media.At("filename"u8).Text() is { } name ? file with { Name = name } : file }
            : null;
}
