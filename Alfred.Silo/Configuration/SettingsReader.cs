using System.Collections.Immutable;
using System.Globalization;
using Alfred.Channels;
using Alfred.Instances;
using Alfred.Members;
using NodaTime;

namespace Alfred.Silo.Configuration;

/// <summary>Turns variables into settings, or into the list of everything that is wrong with them.</summary>
public static class SettingsReader
{
    private const int DefaultSenderLimit = 60;

    private static readonly ImmutableArray<ChannelName> KnownChannels = [ChannelName.WhatsApp, ChannelName.Slack];
    private static readonly ImmutableArray<string> MadeUpNames = ["Ada", "Bob", "Cleo"];

    /// <summary>Reads the settings.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="root">The directory that <c>.alfred</c> lies in.</param>
    /// <exception cref="SettingsRefusedException">Something is missing or wrong.</exception>
    public static AlfredSettings Read(Variables variables, string root)
    {
        var kind = variables["INSTANCE"] switch { "home" => InstanceKind.Home, "biz" => InstanceKind.Biz, _ => (InstanceKind?)null };
        if (kind is null)
            throw new SettingsRefusedException([new("INSTANCE", $"is {(variables["INSTANCE"] is null ? "not set" : "neither")}. Set it to home or biz.")]);

        var name = kind == InstanceKind.Home ? "home" : "biz";
        var directory = Path.Combine(root, ".alfred", name);
        var reading = new SettingsReading(variables, IsProduction(variables), new SandboxSecrets(directory));
        if (variables["ALFRED_ENV"] is not (null or "production" or "development"))
            reading.Add("ALFRED_ENV", "is neither production nor development. Set it to one of them.");

        var settings = Read(reading, kind.Value, name, directory);
        return reading.Problems is { Length: > 0 } problems ? throw new SettingsRefusedException(problems) : settings;
    }

    // A misspelt ALFRED_ENV is refused; until then the stricter rules hold.
    private static bool IsProduction(Variables variables) =>
        variables["ALFRED_ENV"] is { } given ? given != "development" : variables["FLY_APP_NAME"] is not null;

    private static AlfredSettings Read(SettingsReading reading, InstanceKind kind, string name, string directory)
    {
        var channels = reading.Read("CHANNELS", [kind == InstanceKind.Home ? ChannelName.WhatsApp : ChannelName.Slack], ReadChannels);
        var port = reading.Read("PORT", kind == InstanceKind.Home ? 8080 : 8081, ReadPort);
        var operatorPort = reading.Read<int?>("OPERATOR_PORT", null, text => ReadPort(text));
        var members = ReadMembers(reading, channels);
        var instance = ReadInstance(reading, kind);
        var whatsApp = channels.Contains(ChannelName.WhatsApp) ? ChannelSettings.ReadWhatsApp(reading, port, instance.Language) : null;
        var slack = channels.Contains(ChannelName.Slack) ? ChannelSettings.ReadSlack(reading, port) : null;
        if (whatsApp is null)
            reading.RefuseUnused("whatsapp", "META_TOKEN", "VERIFY_TOKEN", "META_APP_SECRET", "META_APP_SECRET_PREVIOUS");
        if (slack is null)
            reading.RefuseUnused("slack", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_SIGNING_SECRET_PREVIOUS", "SLACK_APP_TOKEN", "SLACK_REFRESH_TOKEN", "SLACK_CLIENT_SECRET");

        var database = ReadDatabase(reading, $"alfred-{name}");
        return new()
        {
            Instance = instance,
            DataDirectory = directory,
            Database = database,
            MigrationDatabase = reading.Read("MIGRATION_DATABASE_URL", database, text => DatabaseUrl.ToConnectionString(text, $"alfred-{name} migration")),
            Silo = ClusterSettings.Read(reading, kind, ("PORT", port), ("OPERATOR_PORT", operatorPort == port ? 0 : operatorPort ?? 0)),
            Redis = reading.Read<string?>("REDIS_URL", null, RedisUrl.ToConfiguration),
            WhatsApp = whatsApp,
            Slack = slack,
            Port = port,
            OperatorPort = operatorPort == port ? null : operatorPort,
            IsOperatorTokenGenerated = !reading.IsProduction && reading.Find("OPERATOR_TOKEN") is null,
            OperatorToken = reading.Secret("OPERATOR_TOKEN", !reading.IsProduction, "#", "Set it to a long random text: openssl rand -hex 32."),
            HasOrleansDashboard = reading.Read("ORLEANS_DASHBOARD", !reading.IsProduction, ReadSwitch),
            Members = members,
            SenderLimit = reading.Read("SENDER_LIMIT", DefaultSenderLimit, ReadSenderLimit),
        };
    }

    private static Instance ReadInstance(SettingsReading reading, InstanceKind kind) => new()
    {
        Kind = kind,
        IsProduction = reading.IsProduction,
        Zone = reading.Read("TIMEZONE", DateTimeZoneProviders.Tzdb["Europe/Madrid"], ReadZone),
        Currency = reading.Read("CURRENCY", "EUR", ReadCurrency),
        Language = reading.Read("LANGUAGE", "en", ReadLanguage),
        AllowUnknownSenders = !reading.IsProduction && reading.Find("MEMBERS") is null,
    };

    private static string? ReadDatabase(SettingsReading reading, string applicationName)
    {
        if (reading.IsProduction)
            reading.Require("DATABASE_URL", "Set it to postgres://user:password@host:5432/database.");
        return reading.Read<string?>("DATABASE_URL", null, text => DatabaseUrl.ToConnectionString(text, applicationName));
    }

    private static ImmutableArray<MemberSeed> ReadMembers(SettingsReading reading, ImmutableArray<ChannelName> channels)
    {
        // The people of the sandbox. On two channels they are the same people.
        var first = channels.SelectMany(static channel => MadeUpNames.Select((name, index) =>
            new MemberSeed(name, new(channel == ChannelName.WhatsApp ? $"wa:3460000000{index + 1}" : $"slack:T0SANDBOX:U0{name.ToUpperInvariant()}")))).ToImmutableArray();
        if (reading.IsProduction)
            reading.Require("MEMBERS", "Say who may talk to Alfred: Ada=+34600111222,Bob=+34600111333 (Slack: Ada=U024BE7LH).");
        return reading.Read("MEMBERS", first, FirstMembers.Parse);
    }

    private static ImmutableArray<ChannelName> ReadChannels(string text)
    {
        var names = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var channels = KnownChannels.Where(channel => names.Contains(channel.Value, StringComparer.Ordinal)).ToImmutableArray();
        return channels.Length == names.Length && channels.Length > 0
            ? [.. names.Select(name => new ChannelName(name))]
            : throw new FormatException("is no list of different channels: whatsapp, slack, or slack,whatsapp");
    }

    private static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new FormatException("is no port: a number from 1 to 65535");

    private static bool ReadSwitch(string text) => text switch
    {
        "on" => true,
        "off" => false,
        _ => throw new FormatException("is neither on nor off. Set it to one of them"),
    };

    private static int ReadSenderLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit <= 100_000
            ? limit
            : throw new FormatException("is no number of messages a minute: 1 to 100000, or 0 for no limit");

    private static DateTimeZone ReadZone(string text) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) ?? throw new FormatException("is no IANA time zone such as Europe/Madrid");

    private static string ReadCurrency(string text) =>
        text.Length == 3 && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : throw new FormatException("is no ISO 4217 code of three letters such as EUR");

    // LANGUAGE is also a variable of GNU gettext that desktops set to lists such as "en_GB:en": the first entry's language is meant.
    private static string ReadLanguage(string text)
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
            // Said below, as for any other text.
        }

        throw new FormatException("is no ISO 639-1 code of a language such as en or es");
    }
}
