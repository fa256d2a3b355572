using System.Buffers;

namespace Alfred.Channels;

/// <summary>
/// Which conversation a message belongs to; messages of one are handled one at a time and in order. It has two forms. A channel names a
/// conversation by its address, <c>&lt;channel prefix&gt;:&lt;id&gt;</c>: <c>wa:34600111222</c>, <c>wa:group:…</c>, <c>slack:T1:D1</c>,
/// <c>slack:T1:C1:1531420618.000200</c> (a thread), <c>slack:T1:U1</c> (a person's slash commands). That is personal data. The inbox
/// gives it an opaque key, <c>chat-</c> and 32 hexadecimal digits, which is what rows and grains know it by. The prefix is never
/// hexadecimal, so that the storage key stays a string.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.conversation-id")]
public readonly record struct ConversationId
{
    /// <summary>What an opaque key begins with. Has no colon, so that no address can be taken for one.</summary>
    public const string OpaquePrefix = "chat-";

    private const int OpaqueDigits = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Takes an address with its prefix, or an opaque key.</summary>
    /// <exception cref="ArgumentException">Neither of the two, or longer than 300 characters.</exception>
    public ConversationId(string value)
    {
        if (value.Length > 300 || (value.IndexOf(':', StringComparison.Ordinal) < 1 && !IsKey(value)))
            throw new ArgumentException(
                "a conversation id is <channel prefix>:<id>, at most 300 characters, or an opaque key", nameof(value));
        Value = value;
    }

    /// <summary>The text of either form.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>True for an opaque key, which may stand in logs and traces.</summary>
    public bool IsOpaque => Value is not null && IsKey(Value);

    /// <summary>The opaque key; an address stays hidden, as it holds phone numbers.</summary>
    public override string ToString() => IsOpaque ? Value : "(conversation)";

    private static bool IsKey(string value) =>
        value.Length == OpaquePrefix.Length + OpaqueDigits
        && value.StartsWith(OpaquePrefix, StringComparison.Ordinal)
        && !value.AsSpan(OpaquePrefix.Length).ContainsAnyExcept(HexDigits);
}
