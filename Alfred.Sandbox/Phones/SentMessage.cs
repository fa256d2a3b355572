using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Phones;

/// <summary>Makes a bubble of what Alfred sends, which <see cref="GraphRules"/> has found well formed.</summary>
internal static class SentMessage
{
    /// <summary>The bubble.</summary>
    /// <param name="message">The body of the call.</param>
    /// <param name="empty">A bubble with id and time.</param>
    /// <param name="files">Where media were uploaded to.</param>
    public static PhoneMessage Read(JsonElement message, PhoneMessage empty, SandboxFiles files)
    {
        var bubble = empty with { QuotedId = message.At("context").At("message_id").Id() };
        return message.At("type").Text() switch
        {
            "text" => bubble with { Text = message.At("text").At("body").Text()! },
            "interactive" => Interactive(message.At("interactive"), bubble),
            "template" => Template(message.At("template"), bubble),
            _ => bubble with { Text = ContentOf(message).At("caption").Text() ?? "", File = FileOf(message, files) },
        };
    }

    /// <summary>The file that a message brings; null for one that was never uploaded, or had to make room.</summary>
    public static SandboxFile? FileOf(JsonElement message, SandboxFiles files)
    {
        var content = ContentOf(message);
        if (files.Find(content.At("id").Text() ?? "") is not var (file, _))
            return null;
        return content.At("filename").Text() is { } name ? file with { Name = name } : file;
    }

    private static JsonElement ContentOf(JsonElement message) => message.At(message.At("type").Text()!);

    private static PhoneMessage Interactive(JsonElement interactive, PhoneMessage bubble)
    {
        var action = interactive.At("action");
        var isList = interactive.At("type").Is("list");
        var options = isList
            ? action.At("sections").Items().SelectMany(static section => section.At("rows").Items())
            : action.At("buttons").Items().Select(static button => button.At("reply"));
        return bubble with
        {
            Text = interactive.At("body").At("text").Text()!,
            Header = interactive.At("header").At("text").Text(),
            Footer = interactive.At("footer").At("text").Text(),
            Options = [.. options.Select(OptionOf)],
            ListLabel = isList ? action.At("button").Text() : null,
        };
    }

    private static PhoneOption OptionOf(JsonElement option) =>
        new(option.At("id").Text()!, option.At("title").Text()!, option.At("description").Text());

    private static PhoneMessage Template(JsonElement template, PhoneMessage bubble)
    {
        var components = template.At("components").Items();
        var parameters = components
            .Where(static part => part.At("type").Is("body"))
            .SelectMany(static part => part.At("parameters").Items());
        var text = string.Join("\n", parameters.Select(static parameter => parameter.At("text").Text()).OfType<string>());
        ImmutableArray<PhoneOption> buttons =
        [
            .. components.Where(static part => part.At("type").Is("button"))
                .Select(static part => part.At("parameters").Items().FirstOrDefault().At("payload").Text()).OfType<string>()
                .Select(static payload => new PhoneOption(payload, "Show me")),
        ];
        return bubble with
        {
            IsTemplate = true,
            Header = $"Template “{template.At("name").Text()}”",
            Text = text.Length > 0 ? text : "Alfred has news for you.",
            // A template's own buttons stand in Meta's copy of it: whoever taps one opens the window.
            Options = buttons.IsEmpty ? [new PhoneOption("show", "Show me")] : buttons,
        };
    }
}
