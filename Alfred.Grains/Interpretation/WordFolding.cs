using System.Collections.Frozen;

namespace Alfred.Interpretation;

/// <summary>
/// Brings a word into the form in which words are compared: lower case, without accents, with <c>ss</c> for <c>ß</c>, and without the
/// punctuation around it.
/// </summary>
internal static class WordFolding
{
    /// <summary>The longest word that is compared; a longer one is no word of any phrase.</summary>
    public const int MaxLength = 40;

    // What people write before and behind a word; anything else makes another word of it.
    private const string Before = "\"(¡¿•*";
    private const string Behind = ",:;!.?…\")";

    // Letters beyond ASCII that a phrase can have. Normalising each word would cost more than everything else.
    private static readonly FrozenDictionary<char, string> Plain = Enumerable.Range(0x80, 0x1F80 - 0x80)
        .Select(static code => (char)code)
        .Where(char.IsLetter)
        .Select(static letter => (letter, plain: WithoutAccents(letter)))
        .Where(static pair => pair.plain.Length != 1 || pair.plain[0] != pair.letter)
        .ToFrozenDictionary(static pair => pair.letter, static pair => pair.plain);

    /// <summary>Folds a word.</summary>
    /// <returns>How many characters of <paramref name="folded"/> it takes; 0 for a word that is too long or none.</returns>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var bare = word.TrimStart(Before).TrimEnd(Behind);
        if (bare.IsEmpty)
            bare = word;
        var length = 0;
        foreach (var letter in bare)
        {
            if (length >= folded.Length - 1)
                return 0;
            if (letter < 0x80)
                folded[length++] = char.ToLowerInvariant(letter);
            else if (Plain.TryGetValue(letter, out var plain))
            {
                plain.CopyTo(folded[length..]);
                length += plain.Length;
            }
            else if (letter is not ('\u200D' or '\uFE0F') && !(letter is >= '\u0300' and <= '\u036F'))
                folded[length++] = char.ToLowerInvariant(letter);
        }

        return length;
    }

    /// <summary>Folds a word.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        Span<char> folded = stackalloc char[MaxLength];
        return new(folded[..Fold(word, folded)]);
    }

    private static string WithoutAccents(char letter) => letter switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        _ => letter.ToString().Normalize(NormalizationForm.FormD)[0] is var first && char.IsLetter(first)
            ? char.ToLowerInvariant(first).ToString()
            : char.ToLowerInvariant(letter).ToString(),
    };
}
