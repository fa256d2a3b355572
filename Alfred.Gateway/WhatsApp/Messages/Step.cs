namespace Alfred.Gateway.WhatsApp.Messages;

/// <summary>One call that a reply takes. A closed family.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>A text of at most <see cref="GraphMessage.MaxTextLength"/> characters.</summary>
    public sealed record Text(string Body) : Step;

    /// <summary>A text with buttons or a list.</summary>
    public sealed record Question(string Body, Choices Choices) : Step;

    /// <summary>A file with a caption, if one fits.</summary>
    public sealed record File(ReplyFile Content, string? Caption) : Step;

    /// <summary>An emoji on the answered message. <paramref name="IsWhole"/>: the reply has nothing else.</summary>
    public sealed record Reaction(string MessageId, string Emoji, bool IsWhole) : Step;
}
