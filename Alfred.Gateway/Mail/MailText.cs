using MailKit;
using MimeKit;
using MimeKit.Utils;

namespace Alfred.Gateway.Mail;

/// <summary>Makes plain text of what a message holds, in whatever encoding it came.</summary>
internal static class MailText
{
    private const int MaxText = 2_000;
    private const int MaxHidden = 500;

    /// <summary>The text of a part's first bytes, and what it hides; null for nothing hidden.</summary>
    public static (string Text, string? Hidden) Read(Stream bytes, BodyPartText part)
    {
        var encoding = MimeUtils.TryParse(part.ContentTransferEncoding, out ContentEncoding known) ? known : ContentEncoding.Default;
        using var text = new TextPart(part.ContentType.MediaSubtype) { Content = new MimeContent(bytes, encoding) };
        if (part.ContentType.Charset is { Length: > 0 } charset)
            text.ContentType.Charset = charset;
        var decoded = Decode(text);
        if (!part.IsHtml)
            return (Clean(decoded, MaxText), null);
        var (shown, hidden) = HtmlText.Read(decoded);
        return (Clean(shown, MaxText), Line(hidden, MaxHidden) is { Length: > 0 } secret ? secret : null);
    }

    /// <summary>A text as one line without control and format characters, at most so long; empty for none.</summary>
    public static string Line(string? text, int max) => Clean((text ?? "").Replace('\n', ' ').Replace('\r', ' '), max);

    /// <summary>A text without control and format characters, its blanks and empty lines made single.</summary>
    public static string Clean(string text, int max)
    {
        var clean = new StringBuilder(Math.Min(text.Length, max));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= max)
                break;
            var last = clean.Length == 0 ? '\n' : clean[^1];
            if (rune.Value == '\n')
            {
                if (last != '\n')
                    clean.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control)
            {
                if (last is not (' ' or '\n'))
                    clean.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned))
            {
                // Format characters hide words inside others and turn texts around.
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }

    // A charset that nobody knows is read as if none had been named.
    private static string Decode(TextPart text)
    {
        try
        {
            return text.Text;
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException or FormatException)
        {
            text.ContentType.Charset = null;
            return text.Text;
        }
    }
}
