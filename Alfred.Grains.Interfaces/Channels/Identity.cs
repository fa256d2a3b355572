namespace Alfred.Channels;

/// <summary>
/// Who somebody is on a channel: <c>wa:34600111222</c> (a phone number in digits), <c>wa:user:US.1349…</c> (a business-scoped id of a
/// sender without a number) or <c>slack:T1:U1</c>. A member may have several. Personal data: never logged.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.identity")]
public readonly record struct Identity
{
    /// <summary>Takes the prefixed text.</summary>
    /// <exception cref="ArgumentException">Without a prefix, or longer than 300 characters.</exception>
    public Identity(string value)
    {
        if (value.Length > 300 || value.IndexOf(':', StringComparison.Ordinal) < 1)
            throw new ArgumentException("an identity is <channel prefix>:<id>, at most 300 characters", nameof(value));
        Value = value;
    }

    /// <summary>The prefixed text.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>Hides the value: identities are personal data.</summary>
    public override string ToString() => "(identity)";
}
