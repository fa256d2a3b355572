using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Alfred.Channels;

/// <summary>
/// What a person is told: a text, and what goes with it. One vocabulary for every channel: each renders it as well as it can (buttons, a
/// list, a modal) and what it cannot render is left to numbers that the person types. Skills never know the channel.
/// </summary>
/// <param name="Text">
/// Plain text, lines separated by \n. Channels escape it and split it at their own limits. Empty only beside a <see cref="File"/> or a
/// <see cref="Reaction"/>.
/// </param>
public sealed record Reply(string Text)
{
    /// <summary>Answers to pick from; null for none.</summary>
    public Choices? Choices { get; init; }

    /// <summary>Something to fill in; null for nothing. Not together with <see cref="Choices"/>.</summary>
    public Form? Form { get; init; }

    /// <summary>A file that goes with the text; null for none.</summary>
    public ReplyFile? File { get; init; }

    /// <summary>
    /// An emoji on the message that this answers; null for none. A channel that cannot react says it in the text, or nothing when there is
    /// a text.
    /// </summary>
    public string? Reaction { get; init; }

    /// <summary>
    /// The text for a channel (or a place in it) that cannot show <see cref="Choices"/>: the labels stand behind it with the numbers that a
    /// person can type, unless the text shows them already.
    /// </summary>
    [JsonIgnore]
    public string NumberedText
    {
        get
        {
            if (Choices is null or { AreInText: true })
                return Text;
            var numbered = string.Join('\n', Choices.Options.Select(static (option, index) => $"{index + 1}. {option.Label}"));
            return Text.Length == 0 ? numbered : $"{Text}\n{numbered}";
        }
    }

    /// <summary>
    /// True for what concerns nobody but the person who wrote, such as a refusal: where others read along, a channel that can shows it to
    /// that person alone. Default false.
    /// </summary>
    public bool IsPrivate { get; init; }

    // Not with numbers: they would mean what the last reply offers.
    private string ListedText =>
        Choices is null or { AreInText: true }
            ? Text
            : $"{Text} ({string.Join(", ", Choices.Options.Select(static option => option.Label))})".TrimStart();

    /// <summary>
    /// Several answers as one: the texts line by line; of choices, forms, files and reactions the last one counts, since only one question
    /// can be open at a time. What another one offered stands in its text.
    /// </summary>
    public static Reply Join(IReadOnlyList<Reply> replies)
    {
        var asking = replies.LastOrDefault(reply => reply.Choices is not null || reply.Form is not null);
        return new(
            string.Join(
                '\n',
                replies.Select(reply => ReferenceEquals(reply, asking) ? reply.Text : reply.ListedText).Where(text => text.Length > 0)))
        {
            Choices = asking?.Choices,
            Form = asking?.Form,
            File = replies.LastOrDefault(reply => reply.File is not null)?.File,
            Reaction = replies.LastOrDefault(reply => reply.Reaction is not null)?.Reaction,
            IsPrivate = replies.Count > 0 && replies.All(reply => reply.IsPrivate),
        };
    }
}

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
