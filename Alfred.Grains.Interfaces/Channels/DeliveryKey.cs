namespace Alfred.Channels;

/// <summary>
/// What makes a message the same message when it is delivered again: the provider's id, prefixed by channel. Kept for at least 8 days,
/// longer than any provider retries (Meta: 7 days). 1 to 400 characters.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.delivery-key")]
public readonly record struct DeliveryKey
{
    /// <summary>Takes the prefixed text.</summary>
    /// <exception cref="ArgumentException">Empty, or longer than 400 characters.</exception>
    public DeliveryKey(string value)
    {
        if (value.Length is 0 or > 400)
            throw new ArgumentException("a delivery key has 1 to 400 characters", nameof(value));
        Value = value;
    }

    /// <summary>The prefixed text.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>Hides the value: WhatsApp's message ids contain the other party's phone number.</summary>
    public override string ToString() => "(delivery)";
}
