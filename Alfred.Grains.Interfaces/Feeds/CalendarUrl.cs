using System.Diagnostics.CodeAnalysis;

namespace Alfred.Feeds;

/// <summary>
/// Where a calendar is fetched from. Such an address is a secret: whoever has it reads the calendar. It is never shown whole.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.calendar-url")]
public sealed record CalendarUrl
{
    /// <summary>The longest address that is taken.</summary>
    public const int MaxLength = 1_000;

    private static readonly string[] Schemes = ["https", "http", "webcal", "webcals"];

    /// <summary>The whole address, absolute.</summary>
    [Id(0)] public required string Value { get; init; }

    /// <summary>The host alone, which may be shown: <c>calendar.google.com</c>.</summary>
    public string Host => new Uri(Value).Host;

    /// <summary>
    /// Reads an address as people paste it: with <c>https</c>, or with <c>webcal</c>, which means the same. One with <c>http</c> is read as
    /// well, so that whoever fetches can say what is wrong with it.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CalendarUrl? url)
    {
        url = null;
        if (text.Length > MaxLength || !Uri.TryCreate(text.Trim('<', '>', '"', '\''), UriKind.Absolute, out var given)
            || !Schemes.Contains(given.Scheme) || given.Host.Length == 0 || given.UserInfo.Length > 0)
            return false;
        var value = given.Scheme.StartsWith("webcal", StringComparison.Ordinal)
            ? "https" + given.OriginalString[given.Scheme.Length..]
            : given.AbsoluteUri;
        if (!Uri.TryCreate(value, UriKind.Absolute, out _))
            return false;
        url = new() { Value = value };
        return true;
    }

    /// <summary>Hides the address.</summary>
    public override string ToString() => "(calendar address)";
}
