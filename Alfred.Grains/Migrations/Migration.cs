using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Alfred.Migrations;

/// <summary>One forward step of the database's schema, as a file <c>sql/NNNN_name.sql</c> holds it.</summary>
/// <param name="Version">The file's number, from 1 and without gaps.</param>
/// <param name="Name">The file's name without number and extension.</param>
/// <param name="Sql">The statements, run as one batch in one transaction.</param>
public sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the text in lower-case hex, the same whatever line ends a checkout gave the file.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The file's name: <c>0001_orleans.sql</c>.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Version:0000}_{Name}.sql");

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The name is not of the form <c>0001_orleans.sql</c>.</exception>
    public static Migration Parse(string fileName, string sql)
    {
        if (fileName is [_, _, _, _, '_', _, .., '.', 's', 'q', 'l']
            && int.TryParse(fileName.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return new(version, fileName[5..^4], sql);
        throw new FormatException($"'{fileName}' is no migration: name it like 0001_orleans.sql");
    }
}
