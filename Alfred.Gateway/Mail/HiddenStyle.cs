using AngleSharp.Dom;

namespace Alfred.Gateway.Mail;

/// <summary>Tells whether an element's own attributes hide it. Style sheets are not followed: what they hide counts as shown.</summary>
internal static class HiddenStyle
{
    public static bool Hides(IElement element)
    {
        if (element.HasAttribute("hidden"))
            return true;
        if (element.LocalName == "font" && element.GetAttribute("color") is { } color && IsWhite(color.Trim().ToLowerInvariant()))
            return true;
        return element.GetAttribute("style") is { } style && Hides(Declarations(style));
    }

    private static bool Hides(Dictionary<string, string> style)
    {
        string? Of(string property) => style.GetValueOrDefault(property);
        return Of("display") == "none"
            || Of("visibility") is "hidden" or "collapse"
            || Of("mso-hide") == "all"
            || IsNothing(Of("opacity"))
            || IsNothing(Of("font-size")) || Of("font-size") is "1px" or "1pt"
            || (Of("overflow") == "hidden" && (IsNothing(Of("max-height")) || IsNothing(Of("height")) || IsNothing(Of("max-width"))))
            || (Of("text-indent") ?? Of("left") ?? "").StartsWith("-9", StringComparison.Ordinal)
            || Of("color") == "transparent"
            || (Of("color") is { } color && (Of("background-color") ?? Of("background")) is var back
                && (back is null ? IsWhite(color) : color == back));
    }

    private static Dictionary<string, string> Declarations(string style)
    {
        var declarations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var declaration in style.ToLowerInvariant().Split(';'))
        {
            if (declaration.Split(':', 2) is [var property, var value])
                declarations[property.Trim()] = value.Replace("!important", "", StringComparison.Ordinal).Trim();
        }

        return declarations;
    }

    private static bool IsNothing(string? value) =>
        value is not null && value.AsSpan().TrimEnd("pxemrt% ").Trim("0.").IsEmpty && value.Contains('0', StringComparison.Ordinal);

    private static bool IsWhite(string color) =>
        color is "white" or "#fff" or "#ffffff" || color.Replace(" ", "", StringComparison.Ordinal) == "rgb(255,255,255)";
}
