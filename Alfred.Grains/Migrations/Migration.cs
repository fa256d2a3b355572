using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
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

    [GeneratedRegex(
        @"^\s*create\s+table\s+(?:if\s+not\s+exists\s+)?(?<name>\w+)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CreateTable();
}
