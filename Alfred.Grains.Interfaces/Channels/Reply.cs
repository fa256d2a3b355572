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

    /// <summary>
    /// True for the last words to somebody who is no member any more by what they are told. Everything else that answers no words of just
    /// now goes to members alone. Default false.
    /// </summary>
    public bool IsFarewell { get; init; }

    /// <summary>
    /// True for what somebody is told who is nobody here. Where it cannot be delivered nobody misses it, and no operator has to look.
    /// Default false.
    /// </summary>
    public bool IsToStranger { get; init; }

    // Not with numbers: they would mean what the last reply offers.
    private string ListedText =>
        Choices is null or { AreInText: true }
            ? Text
            : $"{Text} ({string.Join(", ", Choices.Options.Select(static option => option.Label))})".TrimStart();

    /// <summary>
    /// Several answers as one: the texts line by line; of choices, forms, files and reactions the last one counts, since only one question
    /// can be open at a time. What another one offered stands in its text. With one that is private among them all of it is.
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
            IsFarewell = replies.Any(static reply => reply.IsFarewell),
            IsPrivate = replies.Any(reply => reply.IsPrivate),
            IsToStranger = replies.Any() && replies.All(static reply => reply.IsToStranger),
        };
    }
}
