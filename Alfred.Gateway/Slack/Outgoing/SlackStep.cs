using Alfred.Gateway.Slack.Blocks;

namespace Alfred.Gateway.Slack.Outgoing;

/// <summary>One call that a reply needs. A closed family.</summary>
internal abstract record SlackStep
{
    private SlackStep() { }

    /// <summary>A message; the last one of a reply carries what there is to pick or to fill in.</summary>
    public sealed record Say(string Text, bool HasControls) : SlackStep;

    /// <summary>A file.</summary>
    public sealed record Attach(ReplyFile File) : SlackStep;

    /// <summary>
    /// An emoji on the message that is answered. Decoration, unless it is all there is: then it is said instead when it cannot be put on.
    /// </summary>
    public sealed record React(string Emoji, bool IsAll) : SlackStep;

    /// <summary>The steps of a reply, in order; none for an empty one.</summary>
    public static ImmutableArray<SlackStep> Of(Reply reply)
    {
        var steps = ImmutableArray.CreateBuilder<SlackStep>();
        var canShow = Controls.CanShow(reply);
        // The conversation remembers what it offered: a typed number picks it.
        var text = canShow ? reply.Text : reply.NumberedText;
        var parts = string.IsNullOrWhiteSpace(text) ? [] : SlackText.Split(text, SlackLimits.Text).ToArray();
        for (var part = 0; part < parts.Length; part++)
            steps.Add(new Say(parts[part], canShow && part == parts.Length - 1));
        if (reply.File is { } file)
            steps.Add(new Attach(file));
        if (reply.Reaction is { Length: > 0 } emoji)
            steps.Add(new React(emoji, IsAll: steps.Count == 0));
        return steps.ToImmutable();
    }
}
