using System.Buffers;

namespace Alfred;

/// <summary>
/// The id of a member: <c>member-</c> and 32 hexadecimal digits, which tell nothing of the person and may stand in logs and traces. It
/// stays the same as long as the person is a member.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.member-id")]
public readonly record struct MemberId
{
    /// <summary>What an id begins with. Never hexadecimal, so that a storage key stays a string.</summary>
    public const string Prefix = "member-";

    private const int Digits = 32;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>Takes an id.</summary>
    /// <exception cref="ArgumentException">The text is none.</exception>
    public MemberId(string value)
    {
        if (value.Length != Prefix.Length + Digits || !value.StartsWith(Prefix, StringComparison.Ordinal)
            || value.AsSpan(Prefix.Length).ContainsAnyExcept(HexDigits))
            throw new ArgumentException("a member's id is member- and 32 lower-case hexadecimal digits", nameof(value));
        Value = value;
    }

    /// <summary>The id's text.</summary>
    [Id(0)] public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
