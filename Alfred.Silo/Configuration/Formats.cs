using Alfred.Channels;
using NodaTime;

namespace Alfred.Silo.Configuration;

/// <summary>
/// How values are written in variables. Each method throws <see cref="FormatException"/> with the rest of a sentence that begins with the
/// variable's name and never quotes the value.
/// </summary>
internal static class Formats
{
    private static readonly ImmutableArray<ChannelName> KnownChannels = [ChannelName.WhatsApp, ChannelName.Slack];

    public static ImmutableArray<ChannelName> Channels(string text)
    {
        var names = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length > 0 && KnownChannels.Count(channel => names.Contains(channel.Value, StringComparer.Ordinal)) == names.Length
            ? [.. names.Select(name => new ChannelName(name))]
            : throw new FormatException("is no list of different channels: whatsapp, slack, or slack,whatsapp");
    }

    public static int Port(string text, int min = 1) => Number(text) is { } port && port >= min && port <= IPEndPoint.MaxPort
        ? port
        : throw new FormatException($"is no port: a number from 1 to {IPEndPoint.MaxPort}{(min == 0 ? ", or 0 for none" : "")}");

    public static IPAddress ListenAddress(string text) => text == "any" ? IPAddress.Any
        : IPAddress.TryParse(text.Trim('[', ']'), out var address) && text.Count(c => c is '.' or ':') >= 2 ? address
        : throw new FormatException("is no IP address of this machine such as 10.0.0.5, and not \"any\"");

    public static int SenderLimit(string text) => Number(text) is { } limit and <= 100_000
        ? limit
        : throw new FormatException("is no number of messages a minute: 1 to 100000, or 0 for no limit");

    public static bool Switch(string text) => text switch
    {
        "on" => true,
        "off" => false,
        _ => throw new FormatException("is neither on nor off. Set it to one of them"),
    };

    public static DateTimeZone Zone(string text) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) ?? throw new FormatException("is no IANA time zone such as Europe/Madrid");

    public static string Currency(string text) => text.Length == 3 && text.All(char.IsAsciiLetter)
        ? text.ToUpperInvariant()
        : throw new FormatException("is no ISO 4217 code of three letters such as EUR");

    // LANGUAGE is also a variable of GNU gettext that desktops set to lists such as "en_GB:en": the first entry's language is meant.
    public static string Language(string text)
    {
        var code = text.Split(':', '_', '-', '.')[0];
        if (code is "C" or "POSIX")
            return "en";
        try
        {
            if (code.Length == 2 && code.All(char.IsAsciiLetterLower))
                return CultureInfo.GetCultureInfo(code, predefinedOnly: true).TwoLetterISOLanguageName;
        }
        catch (CultureNotFoundException)
        {
            // Refused below, as any other text.
        }

        throw new FormatException("is no ISO 639-1 code of a language such as en or es");
    }

    // A token over plain HTTP is a token given away, unless it stays on this machine or, while trying out, in a container network's names
    // without a dot. The guarded client goes by the same rule.
    public static Uri ApiUrl(string text, bool isProduction) =>
        Url(text, "https://graph.facebook.com", isProduction, mayHaveQuery: true, ", as tokens are sent there");

    // Nothing secret is sent there, but nobody on the way may change what is told to people.
    public static Uri ServiceUrl(string text, string example, bool isProduction) =>
        Url(text, example, isProduction, mayHaveQuery: false, because: "");

    private static Uri Url(string text, string example, bool isProduction, bool mayHaveQuery, string because)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0
            || (!mayHaveQuery && url.Query.Length > 0))
            throw new FormatException($"is no address such as {example}");
        return url.Scheme == "https" || IsLoopback(url) || (!isProduction && !url.Host.Contains('.', StringComparison.Ordinal))
            ? url
            : throw new FormatException($"must be https{because}");
    }

    public static bool IsLoopback(Uri url) =>
        url.IsLoopback || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
