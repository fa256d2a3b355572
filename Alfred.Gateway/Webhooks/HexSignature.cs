using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Alfred.Gateway.Webhooks;

/// <summary>HMAC-SHA256 signatures as both providers write them: a fixed prefix, then 64 hexadecimal digits.</summary>
internal static class HexSignature
{
    /// <summary>Reads the header's one value; false when it is missing, doubled, or no such signature.</summary>
    public static bool TryRead(StringValues header, string prefix, Span<byte> signature)
    {
        // A doubled header reaches us as two values or, joined by a proxy, as "a,b": the length check refuses the second form.
        if (header.Count != 1 || header[0] is not { } text || text.Length != prefix.Length + (2 * SHA256.HashSizeInBytes))
            return false;
        return text.StartsWith(prefix, StringComparison.Ordinal)
            && Convert.FromHexString(text.AsSpan(prefix.Length), signature, out _, out _) == OperationStatus.Done;
    }
}
