using System.Text.RegularExpressions;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>
/// Texts in a CSV file that a spreadsheet would run as a formula: they have an apostrophe before it, also behind a semicolon, which
/// separates cells in half of Europe, behind a line break, which ends a row for some even between quotation marks, and before a quotation
/// mark or a blank, which a spreadsheet takes off.
/// </summary>
public static partial class SpreadsheetText
{
    /// <summary>
    /// The text as it is written. One that begins with an apostrophe gets another, so that reading takes off what was put there.
    /// </summary>
    public static string Guard(string text) => Formula().Replace(text, "'");

    /// <summary>Undoes what <see cref="Guard"/> does.</summary>
    public static string Unguard(string text) => Guarded().Replace(text, "");

    // A line break is no sign behind another one, and a blank before it none: an empty line stays as it is.
    [GeneratedRegex("""(?<=^|;)(?=[\s"]*[=+\-@\t\r\n'＝＋－＠])|(?<=[\r\n])(?=(?:[^\S\r\n]|")*[=+\-@'＝＋－＠])""", RegexOptions.None, 1000)]
    private static partial Regex Formula();

    [GeneratedRegex("""(?<=^|;)'(?=[\s"]*[=+\-@\t\r\n'＝＋－＠])|(?<=[\r\n])'(?=(?:[^\S\r\n]|")*[=+\-@'＝＋－＠])""", RegexOptions.None, 1000)]
    private static partial Regex Guarded();
}
