using System.Security.Cryptography;

namespace Alfred.Keys;

/// <summary>
/// Makes keys that tell nothing of what they stand for: engine logs, traces and the dashboard show the keys of grains. Keyed, as phone
/// numbers are few enough to hash them all. The secret is the instance's and lies in its database, so that every silo and every restart
/// makes the same keys.
/// </summary>
internal sealed class KeySecret
{
    private const int KeyBytes = 16;

    // Orleans' tables would take a key of nothing but digits for a number or a Guid.
    private const string NamedPrefix = "named-";

    private byte[]? _secret;

    /// <summary>A secret that was not read from a database.</summary>
    public static KeySecret Of(byte[] secret) => new() { _secret = secret };

    /// <summary>Reads the secret: once, before the first delivery can come.</summary>
    public async Task ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        _secret = await database.ScalarAsync("select key_secret from instance", [], cancellationToken) as byte[]
            ?? throw new InvalidOperationException("the database has no instance marker: run 'alfred migrate'");
    }

    /// <summary>The opaque key of a conversation that a channel named by its address; one that is opaque already stays as it is.</summary>
    public ConversationId KeyOf(ConversationId conversation) =>
        conversation.IsOpaque ? conversation : new(ConversationId.OpaquePrefix + Hash(conversation.Value));

    /// <summary>The opaque key of what people named, such as a list; the same on every silo and after every restart.</summary>
    public string KeyOfName(string name) => NamedPrefix + Hash($"name {name}");

    /// <summary>32 lower-case hexadecimal digits; the same for the same text.</summary>
    public string Hash(string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(
            _secret ?? throw new InvalidOperationException("the instance's secret was not read yet"), Encoding.UTF8.GetBytes(text), hash);
        return Convert.ToHexStringLower(hash[..KeyBytes]);
    }
}
