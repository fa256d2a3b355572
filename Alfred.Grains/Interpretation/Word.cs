using System.Collections.Immutable;

namespace Alfred.Interpretation;

/// <summary>A word of a message, and where it stands, so that a parameter keeps what was typed.</summary>
/// <param name="Folded">In lower case, without the punctuation that follows it: what literals are compared with.</param>
/// <param name="Start">Its first character in the message.</param>
/// <param name="End">The place behind its last character.</param>
internal readonly record struct Word(string Folded, int Start, int End)
{
    private static readonly char[] Punctuation = [',', ':', ';', '!', '.', '?'];

    /// <summary>The words of a cleaned message.</summary>
    public static ImmutableArray<Word> Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<Word>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is ' ' or '\n')
            {
                at++;
                continue;
            }

            var end = text.AsSpan(at).IndexOfAny(' ', '\n');
            end = end < 0 ? text.Length : at + end;
            words.Add(new(Fold(text[at..end]), at, end));
            at = end;
        }

        return words.ToImmutable();
    }

    /// <summary>A word as literals are compared.</summary>
    public static string Fold(string word)
    {
        var bare = word.TrimEnd(Punctuation);
        return (bare.Length == 0 ? word : bare).ToLowerInvariant();
    }
}
