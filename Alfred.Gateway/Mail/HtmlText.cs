using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Alfred.Gateway.Mail;

/// <summary>
/// The text of an HTML message as a person sees it, and what it hides from people but not from programs. Nothing is loaded, no script runs.
/// </summary>
internal static class HtmlText
{
    private const int MaxLength = 100_000;

    /// <summary>Deeper than any message that a person wrote; what lies below is left out.</summary>
    private const int MaxDepth = 200;

    /// <summary>
    /// More than what fits on a screen has. The work grows with the square of how many stand in one another, and anybody can send mail.
    /// </summary>
    private const int MaxElements = 1_500;

    /// <summary>What closes costs as much: each closing tag is looked for among all that are open.</summary>
    private const int MaxTags = 3 * MaxElements;

    /// <summary>What is shown, and what is hidden.</summary>
    public static (string Shown, string Hidden) Read(string html)
    {
        using var document = Parse(html[..LengthOf(html)]);
        var (shown, hidden) = (new StringBuilder(), new StringBuilder());
        Walk(document, isHidden: false, depth: 0, shown, hidden);
        return (shown.ToString(), hidden.ToString());
    }

    // Up to the first tag that is too many.
    private static int LengthOf(string html)
    {
        var length = Math.Min(html.Length, MaxLength);
        var at = -1;
        for (var tags = 0; tags <= MaxTags; tags++)
        {
            var next = html.AsSpan(at + 1, length - at - 1).IndexOf('<');
            if (next < 0)
                return length;
            at += next + 1;
        }

        return at;
    }

    // Up to its last element that counts; what stands behind is left out.
    private static IHtmlDocument Parse(string html)
    {
        while (true)
        {
            try
            {
                return BoundedParser().ParseDocument(html);
            }
            catch (TooManyElementsException exception)
            {
                // Shorter each time, wherever the parser says that it stood.
                html = html[..Math.Min(exception.End, html.Length * 9 / 10)];
            }
        }
    }

    private static HtmlParser BoundedParser()
    {
        var (count, end) = (0, 0);
        return new(new HtmlParserOptions
        {
            IsScripting = false,
            OnCreated = (_, position) =>
            {
                if (++count > MaxElements)
                    throw new TooManyElementsException(end);
                // Elements that nobody wrote stand nowhere.
                end = Math.Max(end, position.Index);
            },
        });
    }

    private static void Walk(INode node, bool isHidden, int depth, StringBuilder shown, StringBuilder hidden)
    {
        if (depth > MaxDepth)
            return;
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    (isHidden ? hidden : shown).Append(text.Data.Replace('\n', ' '));
                    break;
                case IComment comment:
                    hidden.Append(' ').Append(IsForOutlook(comment.Data) ? "" : comment.Data).Append(' ');
                    break;
                case IElement { LocalName: "script" or "style" or "template" or "noscript" or "head" or "title" }:
                    break;
                case IElement element:
                    var isBlock = IsBlock(element.LocalName);
                    var isBelowHidden = isHidden || HiddenStyle.Hides(element);
                    if (isBlock)
                        (isBelowHidden ? hidden : shown).Append('\n');
                    Walk(element, isBelowHidden, depth + 1, shown, hidden);
                    (isBelowHidden ? hidden : shown).Append(isBlock ? "\n" : element.LocalName is "td" or "th" ? " " : "");
                    break;
            }
        }
    }

    private static bool IsForOutlook(string comment) =>
        comment.StartsWith("[if", StringComparison.OrdinalIgnoreCase) || comment.StartsWith("<![endif", StringComparison.OrdinalIgnoreCase);

    private static bool IsBlock(string name) => name is "p" or "div" or "br" or "tr" or "li" or "ul" or "ol" or "table" or "h1" or "h2"
        or "h3" or "h4" or "h5" or "h6" or "blockquote" or "section" or "article" or "header" or "footer" or "hr" or "pre";

    private sealed class TooManyElementsException(int end) : Exception
    {
        /// <summary>How much of the text stands before the one that is too many.</summary>
        public int End { get; } = end;
    }
}
