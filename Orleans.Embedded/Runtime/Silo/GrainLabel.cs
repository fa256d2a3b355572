using System.Security.Cryptography;
using System.Text;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// How a grain is named in logs, traces and exceptions: its type and a hash of its key, because keys may be phone numbers. The hash is made with a key
/// that each process draws for itself, so that the lines of one process belong together and nobody finds the number by trying all of them.
/// </summary>
internal readonly struct GrainLabel(GrainId grainId)
{
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>Names a grain.</summary>
    public static string Of(GrainId grainId) => new GrainLabel(grainId).ToString();

    /// <summary><c>conversation/~3f9a2c1b70de</c>.</summary>
    public override string ToString()
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(grainId.Key.ToString()!), hash);
        return $"{grainId.Type}/~{Convert.ToHexStringLower(hash[..6])}";
    }
}
