using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Alfred.Gateway.WhatsApp;

/// <summary>Meta's signature: HMAC-SHA256 of the raw body under the app secret.</summary>
internal sealed class WhatsAppSignature(ImmutableArray<string> secrets)
{
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
    private bool MatchesEscaped(ReadOnlySpan<byte> signature, ReadOnlySpan<byte> body) =>
        body.ContainsAnyExceptInRange((byte)0, (byte)0x7E) && Escape(body) is { } escaped && MatchesRaw(signature, escaped);

    private static byte[]? Escape(ReadOnlySpan<byte> body)
    {
        using var escaped = new MemoryStream(body.Length * 2);
        Span<char> units = stackalloc char[2];
        while (!body.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(body, out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
                return null;
            if (rune.IsAscii)
            {
                escaped.WriteByte((byte)rune.Value);
            }
            else
            {
                foreach (var unit in units[..rune.EncodeToUtf16(units)])
                    escaped.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")));
            }

            body = body[consumed..];
        }

        return escaped.ToArray();
    }
}
