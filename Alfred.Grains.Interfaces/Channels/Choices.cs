namespace Alfred.Channels;

/// <summary>
/// Answers to pick from, 1 to 100, in the order they are shown. Few become buttons, more a list, whatever the channel has.
/// </summary>
/// <param name="Options">The answers.</param>
public sealed record Choices(ImmutableArray<Choice> Options)
{
    /// <summary>What opens the list where there is one, at most 20 characters; null for the channel's own word.</summary>
    public string? Label { get; init; }

    /// <summary>True when the text shows every option already, numbered from 1 in this order, as a list of entries does.</summary>
    public bool AreInText { get; init; }

    /// <summary>
    /// Which option a ✅ or 👍 on the message picks, where that can mean nothing else: the "Done" of a reminder. Null, the default, where a
    /// thumb up may only be a nod.
    /// </summary>
    public Choice? Ticked { get; init; }

    /// <summary>What the message is about, where it is one thing that can be put off; null, the default, for anything else.</summary>
    public Subject? About { get; init; }

    /// <summary>
    /// True for a list to work off: several may be typed at once ("1 and 3"), and the numbers keep their meaning after one was picked.
    /// False for a question, which one answer ends.
    /// </summary>
    public bool TakesSeveral { get; init; }
}

/// <summary>
/// One answer to pick. It is a message that need not be typed: picking it is the same as saying <paramref name="Says"/> in this
/// conversation.
/// </summary>
/// <param name="Label">What is shown, 1 to 24 characters to be shown in full everywhere (20 as a button of WhatsApp); longer ones are
/// shortened.</param>
/// <param name="Says">What it means, as if the person had typed it; 1 to 200 characters. Understood when it is picked. A question can be
/// answered only by whom it was asked; an entry of a list to work off is picked with the rights of who picks it.</param>
/// <param name="Description">A line under the label where there is room, at most 72 characters; null for none.</param>
public sealed record Choice(string Label, string Says, string? Description = null)
{
    /// <summary>The most characters of <see cref="Says"/>.</summary>
    public const int MaxSaysLength = 200;
}
