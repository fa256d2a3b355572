using System.Collections.Concurrent;
using System.Text;

namespace Alfred.Languages;

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

    private static int _added;

    private FoldedName(string words) => Words = words;

    private string Words { get; }

    /// <summary>Folds a name.</summary>
    public static FoldedName Of(string name)
    {
        if (Known.TryGetValue(name, out var known))
            return known;
        // Names are few and come again; should they ever be many, the memory starts anew.
        if (name.Length > MaxKnownLength)
            return Fold(name);
        // Counted by itself: to count a dictionary takes all of its locks.
        if (Interlocked.Increment(ref _added) > MaxKnown)
        {
            Known.Clear();
            _added = 0;
        }

        return Known.GetOrAdd(name, Fold);
    }

    private static FoldedName Fold(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in Decompose(name))
        {
            if (IsPart(letter))
                letters.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’'))
                letters.Append(' ');
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Singular).ToArray();
        return words.Length == 0 ? new(name.Trim()) : new(string.Join(' ', words));
    }

    // A picture may be a name; ©, ® and ™, which stand below the arrows, only adorn one.
    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter is '%'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark
        || (letter >= '\u2190' && char.GetUnicodeCategory(letter) is UnicodeCategory.OtherSymbol);

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
                // The same picture is typed with and without a mark that asks for colours.
                case '\uFE0E' or '\uFE0F':
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
    // berries and berry, Gurken and Gurke, limones and limón, tomaten and tomaat, gâteaux and gâteau. The result need not be a word.
    private static string Singular(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetter(word[^1]))
            return word;
        var one = word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
        one = one.EndsWith("eaux", StringComparison.Ordinal) ? one[..^1] : one;
        return one switch
        {
            [.. var stem, 'i', 'e'] => stem + "i",
            [.. var stem, 'y'] => stem + "i",
            [.. var stem, 'v' or 'f', 'e'] => stem + "f",
            [.., 'o' or 'x' or 'z', 'e'] => one[..^1],
            [.., 'c' or 's', 'h', 'e'] => one[..^1],
            [.., 's', 's', 'e'] => one[..^1],
            _ => Stem(one),
        };
    }

    // Only of words long enough that what is left still tells them apart: "can" and "cane" are two.
    private static string Stem(string one)
    {
        while (one.Length > 5 && one.EndsWith("en", StringComparison.Ordinal))
            one = one[..^2];
        if (one.Length > 5 && (one.EndsWith("eln", StringComparison.Ordinal) || one.EndsWith("ern", StringComparison.Ordinal)))
            one = one[..^1];
        if (one.Length > 4 && one[^1] == 'e')
            one = one[..^1];
        // Dutch doubles a vowel that the plural has once: tomaat, tomaten.
        return one is [.., var before, 'a' or 'e' or 'o', var vowel, var last] && one.Length > 5 && vowel == one[^3] && vowel != before
            && last is not ('a' or 'e' or 'i' or 'o' or 'u')
                ? string.Concat(one.AsSpan(0, one.Length - 2), one.AsSpan(one.Length - 1))
                : one;
    }
}
