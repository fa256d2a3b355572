using System.Collections.Concurrent;
using System.Text;

namespace Alfred.Interpretation;

/// <summary>
/// A name as people compare names: without regard to case, accents, plural and punctuation. Two names mean the same thing when their folded
/// forms are equal. Only compared, never shown or stored: the rules may change.
/// </summary>
public readonly record struct FoldedName
{
    private const int MaxKnown = 2_000;
    private const int MaxKnownLength = 100;
    private static readonly string[] Articles = ["the", "a", "an", "my", "our"];

    // A list compares a name with each of its entries, and normalising costs microseconds: of a list of 500, milliseconds for each message.
    private static readonly ConcurrentDictionary<string, FoldedName> Known = new(StringComparer.Ordinal);

    private FoldedName(string words) => Words = words;

    private string Words { get; }

    /// <summary>Folds a name.</summary>
    public static FoldedName Of(string name)
    {
        if (Known.TryGetValue(name, out var known))
            return known;
        // Names are few and come again; should they ever be many, the memory starts anew.
        if (Known.Count >= MaxKnown)
            Known.Clear();
        return name.Length <= MaxKnownLength ? Known.GetOrAdd(name, Fold) : Fold(name);
    }

    private static FoldedName Fold(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in Decompose(name))
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)
                || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark || letter is '%')
                letters.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’'))
                letters.Append(' ');
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Singular).ToArray();
        return words.Length == 0 ? new(name.Trim()) : new(string.Join(' ', words));
    }

    /// <summary>True when every word of the other name, articles aside, occurs in this one: "the bins" in "take out the bins".</summary>
    public bool HasWordsOf(FoldedName other)
    {
        var own = Words.Split(' ');
        var asked = other.Words.Split(' ').Except(Articles, StringComparer.Ordinal).ToArray();
        return asked.Length > 0 && asked.All(word => own.Contains(word, StringComparer.Ordinal));
    }

    // Accents of Latin letters are left out, marks of other scripts carry meaning and stay.
    private static IEnumerable<char> Decompose(string name)
    {
        foreach (var letter in Sound(name).Normalize(NormalizationForm.FormD))
        {
            switch (letter)
            {
                case >= '\u0300' and <= '\u036F':
                    break;
                case 'ß':
                    yield return 's';
                    yield return 's';
                    break;
                case 'æ' or 'Æ':
                    yield return 'a';
                    yield return 'e';
                    break;
                case 'œ' or 'Œ':
                    yield return 'o';
                    yield return 'e';
                    break;
                case 'ø' or 'Ø':
                    yield return 'o';
                    break;
                case 'ł' or 'Ł':
                    yield return 'l';
                    break;
                default:
                    yield return letter;
                    break;
            }
        }
    }

    // Normalisation refuses halves of surrogate pairs.
    private static string Sound(string name) => string.Concat(name.EnumerateRunes());

    // Both forms go through the same endings, so that each pair meets somewhere: shoes and shoe, tomatoes and tomato, loaves and loaf,
    // berries and berry. The result need not be a word.
    private static string Singular(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetter(word[^1]))
            return word;
        var one = word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
        return one switch
        {
            [.. var stem, 'i', 'e'] => stem + "i",
            [.. var stem, 'y'] => stem + "i",
            [.. var stem, 'v' or 'f', 'e'] => stem + "f",
            [.., 'o' or 'x' or 'z', 'e'] => one[..^1],
            [.., 'c' or 's', 'h', 'e'] => one[..^1],
            [.., 's', 's', 'e'] => one[..^1],
            _ => one,
        };
    }
}
