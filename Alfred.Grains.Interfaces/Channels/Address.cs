namespace Alfred.Channels;

/// <summary>
/// Where an outbound message goes. Opaque to everything but the channel that made it, which also reads it: a phone number, a Slack
/// channel and thread, a response URL. Personal data: never logged. At most 2,000 characters.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.address")]
public readonly record struct Address
{
    /// <summary>Takes the channel's own text.</summary>
    /// <exception cref="ArgumentException">Empty, or longer than 2,000 characters.</exception>
    public Address(string value)
    {
        if (value.Length is 0 or > 2_000)
            throw new ArgumentException("an address has 1 to 2,000 characters", nameof(value));
        Value = value;
    }

    /// <summary>The channel's own text.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>Hides the value: addresses are personal data.</summary>
    public override string ToString() => "(address)";
}
