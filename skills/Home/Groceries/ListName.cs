using System.Text;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>One of the household's lists.</summary>
/// <param name="Text">What people call it, as last typed; null for the ordinary one.</param>
internal sealed record ListName(string? Text)
{
    /// <summary>The list that everybody means.</summary>
    public static readonly ListName Ordinary = new(Text: null);

    /// <summary>The argument that names a list.</summary>
    public const string Parameter = "list";

    private const string ShownPrefix = "groceries:";
    private const string OrdinaryShown = "groceries";
    /// <summary>The longest label of a choice.</summary>
    public const int MaxLabelLength = 24;


    /// <summary>What tells it from the others: the same for "Hardware" and "hardware", nothing for the ordinary one.</summary>
    public string Key => Text is null ? "" : Fold(Text);

    /// <summary>What the conversation remembers when it was shown.</summary>
    public string Shown => Text is null ? OrdinaryShown : ShownPrefix + Text;

    /// <summary>The list that arguments name; the ordinary one when they name none.</summary>
    public static ListName Of(Arguments arguments) => arguments.Find(Parameter) is { Length: > 0 } text ? new(text) : Ordinary;

    /// <summary>True when arguments name a list, be it the ordinary one.</summary>
    public static bool IsIn(Arguments arguments) => arguments.Find(Parameter) is not null;

    /// <summary>The list that was shown last; null when it was another kind of list, or none.</summary>
    public static ListName? OfShown(string? shown) => shown switch
    {
        OrdinaryShown => Ordinary,
        not null when shown.StartsWith(ShownPrefix, StringComparison.Ordinal) => new(shown[ShownPrefix.Length..]),
        _ => null,
    };

    /// <summary>The same arguments with this list in them.</summary>
    public Arguments In(Arguments arguments) => Text is null ? arguments : arguments.With(Parameter, Text);

    /// <summary>An entry of it to pick. In English, which is always understood.</summary>
    /// <returns>The choice; null for a name that cannot be said in quotes.</returns>
    public Choice? Offer(string verb, string entry, string? label = null, string? description = null)
    {
        if (Text is null)
            return EntryOffer.Of(verb, entry, label, description);
        var says = $"{(verb == "got" ? "tick off" : verb)} {QuotedName.Of(entry)} from the {QuotedName.Of(Text)} list";
        return QuotedName.Of(entry) is null || QuotedName.Of(Text) is null || says.Length > Choice.MaxSaysLength
            ? null : new(ShortText.Of(label ?? entry, MaxLabelLength), says, description);
    }

    // Lower case, accents off, words joined by dashes; what has no letter at all is kept. Stored lists are found by it: the rules never
    // change.
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        var plain = string.Concat(name.EnumerateRunes()).Normalize(NormalizationForm.FormD).Replace("ß", "ss", StringComparison.Ordinal);
        foreach (var letter in plain)
        {
            if (letter is >= '\u0300' and <= '\u036F')
                continue;
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
                folded.Append(char.ToLowerInvariant(letter));
            else if (folded.Length > 0 && folded[^1] != '-')
                folded.Append('-');
        }

        var key = folded.ToString().TrimEnd('-');
        return key.Length > 0 ? key : name.Trim();
    }
}
