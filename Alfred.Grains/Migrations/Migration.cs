using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Alfred.Migrations;

/// <summary>One forward step of the database's schema: a file of the folder <c>sql</c>.</summary>
/// <param name="FileName">The file's name, <c>0001_orleans.sql</c>; the names' order is that of the steps.</param>
/// <param name="Sql">The statements.</param>
public sealed partial record Migration(string FileName, string Sql)
{
    /// <summary>The tables that it makes, in lower case.</summary>
    public ImmutableArray<string> Tables { get; } =
        [.. CreateTable().Matches(Sql).Select(match => match.Groups["name"].Value.ToLowerInvariant())];

    /// <summary>SHA-256 of the text in lower-case hex, the same whatever line ends a checkout gave the file.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>
    /// The number of the migration that a program must know to work on the schema behind this one: <c>0007</c> for
    /// <c>0010_after_0007_drop_old_column.sql</c>, which takes away what older programs use. Null for one
    /// that only adds: every program works on.
    /// </summary>
    /// <param name="fileName">The file's name, which is all that an older program has.</param>
    public static string? NeededBy(string fileName) => After().Match(fileName) is { Success: true } match
        ? match.Groups["needed"].Value
        : null;

    [GeneratedRegex("^[0-9]{4}_after_(?<needed>[0-9]{4})_", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex After();

    [GeneratedRegex(
        @"^\s*create\s+table\s+(?:if\s+not\s+exists\s+)?(?<name>\w+)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CreateTable();
}
