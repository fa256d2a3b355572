using System.Security.Cryptography;
using System.Text;

namespace Alfred.Migrations;

/// <summary>One forward step of the database's schema: a file of the folder <c>sql</c>.</summary>
/// <param name="FileName">The file's name, <c>0001_orleans.sql</c>; the names' order is that of the steps.</param>
/// <param name="Sql">The statements.</param>
public sealed record Migration(string FileName, string Sql)
{
    /// <summary>SHA-256 of the text in lower-case hex, the same whatever line ends a checkout gave the file.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));
}
