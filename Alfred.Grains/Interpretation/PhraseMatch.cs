using System.Collections.Immutable;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>Lays one phrase over one message.</summary>
/// <remarks>
/// A message and a phrase have two lengths; places that were tried once are remembered, so that the work is at most their product.
/// </remarks>
internal sealed class PhraseMatch(Phrase phrase, string text, ImmutableArray<Word> words, ReadContext context)
{
    // An amount such as "1 234,56 EUR" has three words; more only cost time.
    private const int MaxWordsTried = 6;

    private readonly HashSet<(int Part, int Word)> _deadEnds = [];
    private readonly Stack<(PhrasePart.Slot Slot, int From, int To)> _slots = new();

    /// <summary>Where the value stands that was refused.</summary>
    public Range Refused { get; private set; }

    /// <summary>
    /// The arguments; null when the words do not have this form. When they have it but a value cannot be read, the reading says why.
    /// </summary>
    public (Arguments? Arguments, ParseResult? Failure) Run()
    {
        if (!Fits(0, 0))
            return (null, null);
        var arguments = Arguments.None;
        foreach (var (slot, from, to) in _slots)
        {
            var (read, failure) = Read(slot.Parameters, from, to, arguments);
            if (read is null)
                return (null, failure);
            arguments = read;
        }

        return (arguments, null);
    }

    private bool Fits(int part, int word)
    {
        if (part == phrase.Parts.Length)
            return word == words.Length;
        if (word >= words.Length || !_deadEnds.Add((part, word)))
            return false;
        if (phrase.Parts[part] is PhrasePart.Literal literal)
            return literal.Word == words[word].Folded && Fits(part + 1, word + 1);

        var slot = (PhrasePart.Slot)phrase.Parts[part];
        var next = part + 1 < phrase.Parts.Length ? ((PhrasePart.Literal)phrase.Parts[part + 1]).Word : null;
        for (var end = next is null ? words.Length : word + slot.Parameters.Length; end <= words.Length; end++)
        {
            if (end - word < slot.Parameters.Length || (next is not null && (end == words.Length || words[end].Folded != next))
                || !Fits(part + 1, end))
                continue;
            _slots.Push((slot, word, end));
            return true;
        }

        return false;
    }

    // Of parameters side by side the first takes as many words as it can read: "12 EUR lunch" is an amount of two words and a note.
    private (Arguments? Arguments, ParseResult? Failure) Read(ImmutableArray<Parameter> parameters, int from, int to, Arguments arguments)
    {
        var spare = to - from - (parameters.Length - 1);
        var most = parameters.Length == 1 ? spare : Math.Min(spare, MaxWordsTried);
        var least = parameters.Length == 1 ? spare : 1;
        ParseResult? failure = null;
        for (var length = most; length >= least; length--)
        {
            var reading = parameters[0].Read(Typed(from, from + length), context);
            if (reading is ParseResult.Rejected)
            {
                Refused = words[from].Start..words[from + length - 1].End;
                return (null, reading);
            }

            if (reading is not ParseResult.Understood understood)
            {
                failure = reading;
                continue;
            }

            var read = arguments.With(parameters[0].Name, understood.Canonical);
            if (parameters.Length == 1)
                return (read, null);
            var rest = Read(parameters[1..], from + length, to, read);
            if (rest.Arguments is not null || rest.Failure is ParseResult.Rejected)
                return rest;
            failure = rest.Failure;
        }

        return (null, failure);
    }

    private string Typed(int from, int to)
    {
        var typed = text[words[from].Start..words[to - 1].End].TrimEnd(' ', '\n', ',', ';', ':');
        // The comma of ",79" is no punctuation: without it the amount would be a hundred times as large.
        return typed is [',', >= '0' and <= '9', ..] ? typed : typed.TrimStart(' ', '\n', ',', ';', ':');
    }
}
