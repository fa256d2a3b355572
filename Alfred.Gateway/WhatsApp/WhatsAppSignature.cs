using System.Buffers;
using System.Security.Cryptography;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Meta's signature: HMAC-SHA256 of the raw body under the app secret.</summary>
internal sealed class WhatsAppSignature(ImmutableArray<string> secrets)
{
    /// <summary>Of <c>\uxxxx</c>.</summary>
    private const int EscapeLength = 6;

    private readonly ImmutableArray<byte[]> _keys = [.. secrets.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Says whether one of the secrets signed these bytes.</summary>
    public bool Matches(StringValues header, ReadOnlySpan<byte> body)
    {
        Span<byte> signature = stackalloc byte[SHA256.HashSizeInBytes];
        if (!HexSignature.TryRead(header, "sha256=", signature))
            return false;
        return MatchesRaw(signature, body) || MatchesEscaped(signature, body);
    }

    private bool MatchesRaw(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> body)
    {
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        var matches = false;
        // All keys are tried, so that the time does not tell which one fits during a rotation. An empty key fits nothing.
        foreach (var key in _keys.Where(static key => key.Length > 0))
        {
            HMACSHA256.HashData(key, body, expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return matches;
    }

    /// <summary>
    /// Meta computes the signature over a body whose non-ASCII characters are written as <c>\uxxxx</c>. Should a proxy between us have
    /// unescaped them, escaping again gives the signed bytes. Whoever can pass this could as well have sent the escaped form.
    /// </summary>
    private bool MatchesEscaped(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> body)
    {
        if (!body.ContainsAnyExceptInRange((byte)0, (byte)0x7E))
            return false;
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        var matches = false;
        foreach (var key in _keys.Where(static key => key.Length > 0))
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            if (!AppendEscaped(hmac, body))
                return false;
            hmac.GetHashAndReset(expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return matches;
    }

    // Through a small buffer: the sender is still a stranger, and an escaped copy would be three times as long as what they sent.
    private static bool AppendEscaped(IncrementalHash hmac, ReadOnlySpan<byte> body)
    {
        Span<byte> buffer = stackalloc byte[2_048];
        Span<char> units = stackalloc char[2];
        var used = 0;
        while (!body.IsEmpty)
        {
            if (buffer.Length - used < 2 * EscapeLength)
            {
                hmac.AppendData(buffer[..used]);
                used = 0;
            }

            if (Rune.DecodeFromUtf8(body, out var rune, out var consumed) != OperationStatus.Done)
                return false;
            if (rune.IsAscii)
                buffer[used++] = body[0];
            else
                foreach (var unit in units[..rune.EncodeToUtf16(units)])
                    used += WriteEscape(unit, buffer[used..]);
            body = body[consumed..];
        }

        hmac.AppendData(buffer[..used]);
        return true;
    }

    private static int WriteEscape(char unit, Span<byte> destination)
    {
        "\\u"u8.CopyTo(destination);
        ((ushort)unit).TryFormat(destination[2..], out _, "x4", CultureInfo.InvariantCulture);
        return EscapeLength;
    }
}
