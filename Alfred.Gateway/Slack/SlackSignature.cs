using System.Security.Cryptography;
using Alfred.Gateway.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Alfred.Gateway.Slack;

/// <summary>Slack's signature: HMAC-SHA256 of <c>v0:timestamp:body</c>, good for five minutes either way.</summary>
internal sealed class SlackSignature(ImmutableArray<string> secrets, TimeProvider time)
{
    private const long MaxAgeSeconds = 300;

    private readonly ImmutableArray<byte[]> _keys = [.. secrets.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Says whether one of the secrets signed these bytes at about this time.</summary>
    public bool Matches(StringValues timestampHeader, StringValues signatureHeader, ReadOnlySpan<byte> body)
    {
        Span<byte> signature = stackalloc byte[SHA256.HashSizeInBytes];
        if (!HexSignature.TryRead(signatureHeader, "v0=", signature) || timestampHeader.Count != 1
            || timestampHeader[0] is not { } timestamp)
            return false;
        if (!IsRecent(timestamp))
            return false;
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        var matches = false;
        // All keys are tried, so that the time does not tell which one fits during a rotation. An empty key fits nothing.
        foreach (var key in _keys.Where(static key => key.Length > 0))
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            hmac.AppendData("v0:"u8);
            hmac.AppendData(Encoding.ASCII.GetBytes(timestamp));
            hmac.AppendData(":"u8);
            hmac.AppendData(body);
            hmac.GetHashAndReset(expected);
            matches |= CryptographicOperations.FixedTimeEquals(expected, signature);
        }

        return matches;
    }

    // Digits only: no signs, blanks or digits of other scripts, which the signed text would not have. 12 digits cannot overflow.
    private bool IsRecent(string timestamp) =>
        timestamp.Length is > 0 and <= 12
        && long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= MaxAgeSeconds;
}
