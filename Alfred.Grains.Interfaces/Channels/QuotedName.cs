using System.Buffers;

namespace Alfred.Channels;

/// <summary>
/// Somebody's words inside of what a <see cref="Choice"/> says. Others may have written them, so nothing in them may be a request of its
/// own: between quotation marks nothing is.
/// </summary>
public static class QuotedName
{
    /// <summary>Everything that is read as a quotation mark.</summary>
    public const string Marks = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB";

    private static readonly SearchValues<char> AnyMark = SearchValues.Create(Marks);

    /// <summary>The words in quotation marks; null where they hold one themselves and cannot be said so.</summary>
    public static string? Of(string words) => words.AsSpan().ContainsAny(AnyMark) ? null : $"\"{words}\"";
}
