namespace Alfred.Gateway.WhatsApp.Pace;

/// <summary>How fast one person is written to (<c>META_PAIR_PACE</c>): WhatsApp takes bursts, which are paid back by silence.</summary>
/// <param name="Burst">How many messages at once; 1 to 1,000.</param>
/// <param name="Interval">How long it takes until one more may go; at most an hour.</param>
public sealed record PairPace(int Burst, TimeSpan Interval)
{
    /// <summary>Meta's own limit: bursts of 45, one message in 6 seconds.</summary>
    public static readonly PairPace Default = new(45, TimeSpan.FromSeconds(6));

    /// <summary>Reads <c>burst/seconds</c> or <c>off</c>, which is null.</summary>
    /// <exception cref="FormatException">It is neither; the message is the rest of a sentence that begins with the variable's
    /// name.</exception>
    public static PairPace? Parse(string text)
    {
        if (text == "off")
            return null;
        return text.Split('/') is [var burst, var seconds]
            && int.TryParse(burst, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 1_000
            && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var interval)
                && interval is > 0 and <= 3_600
            ? new(count, TimeSpan.FromSeconds(interval))
            : throw new FormatException("is no pace: burst/seconds such as 45/6, or off");
    }
}
