using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Alfred.Gateway.Slack.WebApi;

/// <summary>
/// A rotating token as it is kept: an access token for 12 hours and the refresh token that buys the next pair, once. Lies encrypted
/// (AES-256-GCM, key derived from the app's client secret, which is not in the database): a copy of the database alone gives nobody our
/// workspace.
/// </summary>
/// <param name="Access">The access token.</param>
/// <param name="Refresh">The refresh token.</param>
/// <param name="ExpiresAt">When the access token ends.</param>
/// <param name="Origin">Which configured refresh token the pair descends from: a newly configured one replaces the whole line.</param>
internal sealed record TokenPair(string Access, string Refresh, DateTimeOffset ExpiresAt, string Origin)
{
    /// <summary>What a configured refresh token is recognised by.</summary>
    public static string OriginOf(string refreshToken) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(refreshToken)))[..16];

    /// <summary>Encrypts.</summary>
    public string Seal(string clientSecret)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(this, TokenJson.Default.TokenPair);
        var sealedBytes = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + plain.Length];
        var (nonce, tag, cipher) = PartsOf(sealedBytes);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(KeyOf(clientSecret), AesGcm.TagByteSizes.MaxSize);
        aes.Encrypt(nonce.Span, plain, cipher.Span, tag.Span);
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>Decrypts; null for what was sealed with another secret, or never.</summary>
    public static TokenPair? Open(string text, string clientSecret)
    {
        try
        {
            var sealedBytes = Convert.FromBase64String(text);
            if (sealedBytes.Length < AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize)
                return null;
            var (nonce, tag, cipher) = PartsOf(sealedBytes);
            var plain = new byte[cipher.Length];
            using var aes = new AesGcm(KeyOf(clientSecret), AesGcm.TagByteSizes.MaxSize);
            aes.Decrypt(nonce.Span, cipher.Span, tag.Span, plain);
            return JsonSerializer.Deserialize(plain, TokenJson.Default.TokenPair);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(TokenPair);

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) PartsOf(byte[] sealedBytes)
    {
        var nonce = AesGcm.NonceByteSizes.MaxSize;
        var tag = AesGcm.TagByteSizes.MaxSize;
        return (sealedBytes.AsMemory(0, nonce), sealedBytes.AsMemory(nonce, tag), sealedBytes.AsMemory(nonce + tag));
    }

    private static byte[] KeyOf(string clientSecret) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(clientSecret), 32, info: "alfred slack token pair"u8.ToArray());
}

[JsonSerializable(typeof(TokenPair))]
internal sealed partial class TokenJson : JsonSerializerContext;
