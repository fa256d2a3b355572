using Alfred.Gateway.Sending;

namespace Alfred.Gateway.WhatsApp.Messages;

/// <summary>
/// Lays a reply out as the calls that it takes, always the same for the same reply: an attempt goes on where the last one stopped. Groups
/// have neither buttons nor lists: there, and where there are too many choices, the numbers stand in the text.
/// </summary>
internal static class ReplySteps
{
    /// <summary>The calls, in order; none for a reply without anything in it.</summary>
    public static ImmutableArray<Step> Of(Reply reply, WhatsAppAddress to)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        var question = !to.IsGroup && reply.Choices is { } choices && GraphInteractive.CanShow(choices) ? reply.Choices : null;
        var text = question is null ? reply.NumberedText : reply.Text;
        if (reply.Reaction is { Length: > 0 } emoji)
            text = AddReaction(steps, reply, to, emoji, text);
        if (reply.File is { } file)
            text = AddFile(steps, file, text, isCaption: question is null);
        if (question is not null)
            AddQuestion(steps, text, question);
        else if (!string.IsNullOrWhiteSpace(text))
            steps.AddRange(TextParts.Split(text, GraphMessage.MaxTextLength).Select(part => new Step.Text(part)));
        return steps.ToImmutable();
    }

    // Without a message to react to the emoji is the text, or nothing when there is one. WhatsApp takes no reactions in groups.
    private static string AddReaction(ImmutableArray<Step>.Builder steps, Reply reply, WhatsAppAddress to, string emoji, string text)
    {
        var isWhole = string.IsNullOrWhiteSpace(text) && reply.File is null && reply.Choices is null;
        if (to.MessageId is null || to.IsGroup)
            return isWhole ? emoji : text;
        steps.Add(new Step.Reaction(to.MessageId, emoji, isWhole));
        return text;
    }

    private static string AddFile(ImmutableArray<Step>.Builder steps, ReplyFile file, string text, bool isCaption)
    {
        var fits = isCaption && !string.IsNullOrWhiteSpace(text) && text.Length <= GraphMessage.MaxCaptionLength;
        steps.Add(new Step.File(file, fits ? text : null));
        return fits ? "" : text;
    }

    private static void AddQuestion(ImmutableArray<Step>.Builder steps, string text, Choices choices)
    {
        var (head, tail) = TextParts.SplitTail(text, GraphInteractive.MaxBodyLength);
        if (!string.IsNullOrWhiteSpace(head))
            steps.AddRange(TextParts.Split(head, GraphMessage.MaxTextLength).Select(part => new Step.Text(part)));
        steps.Add(new Step.Question(string.IsNullOrWhiteSpace(tail) ? GraphInteractive.BodyOf(choices) : tail, choices));
    }
}

/// <summary>One call that a reply takes. A closed family.</summary>
internal abstract record Step
{
    private Step() { }

    /// <summary>A text of at most <see cref="GraphMessage.MaxTextLength"/> characters.</summary>
    public sealed record Text(string Body) : Step;

    /// <summary>A text with buttons or a list.</summary>
    public sealed record Question(string Body, Choices Choices) : Step;

    /// <summary>A file with a caption, if one fits.</summary>
    public sealed record File(ReplyFile Content, string? Caption) : Step;

    /// <summary>An emoji on the answered message. <paramref name="IsWhole"/>: the reply has nothing else.</summary>
    public sealed record Reaction(string MessageId, string Emoji, bool IsWhole) : Step;
}
