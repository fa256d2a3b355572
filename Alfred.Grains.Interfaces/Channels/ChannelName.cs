namespace Alfred.Channels;

/// <summary>The name of a channel, as <c>CHANNELS</c> writes it and as rows keep it. Lower case, never empty.</summary>
[GenerateSerializer, Immutable, Alias("alfred.channel-name")]
public readonly record struct ChannelName
{
    /// <summary>Takes a name in lower-case letters, 1 to 20 of them.</summary>
    /// <exception cref="ArgumentException">The text is no such name.</exception>
    public ChannelName(string value)
    {
        if (value.Length is 0 or > 20 || !value.All(char.IsAsciiLetterLower))
            throw new ArgumentException($"'{value}' is no channel name: lower-case letters only, at most 20", nameof(value));
        Value = value;
    }

    /// <summary>WhatsApp Cloud API.</summary>
    public static readonly ChannelName WhatsApp = new("whatsapp");

    /// <summary>Slack: events, slash commands and the Web API.</summary>
    public static readonly ChannelName Slack = new("slack");

    /// <summary>Not a network: occurrences of the schedule enter the inbox under this name.</summary>
    public static readonly ChannelName Schedule = new("schedule");

    /// <summary>The name itself.</summary>
    [Id(0)] public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
