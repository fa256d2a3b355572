using Alfred.Channels;
using Alfred.Gateway.Feeds;
using Alfred.Members;
using NodaTime;

namespace Alfred.Silo.Configuration;

/// <summary>Turns variables into settings, or into the list of everything that is wrong with them.</summary>
public static class SettingsReader
{
    private const int DefaultSenderLimit = 60;

    /// <summary>16 bytes in base64; in hexadecimal digits they take 32.</summary>
    private const int MinTokenLength = 22;

    /// <summary>Random text of that length practically never has fewer different characters.</summary>
    private const int MinTokenCharacters = 8;

    private static readonly ImmutableArray<string> SandboxNames = ["Ada", "Bob", "Cleo"];

    /// <summary>Reads the settings.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="root">The directory of <c>.alfred</c>.</param>
    /// <exception cref="SettingsRefusedException">Something is missing or wrong.</exception>
    public static AlfredSettings Read(Variables variables, string root)
    {
        var kind = ReadKind(variables);
        var directory = Path.Combine(root, ".alfred", variables["INSTANCE"]!);
        var reader = new VariableReader(variables, IsProduction(variables), new SandboxSecrets(directory));
        if (variables["ALFRED_ENV"] is not (null or "production" or "development"))
            reader.Refuse("ALFRED_ENV", "is neither production nor development. Set it to one of them.");

        var settings = Read(reader, kind, directory);
        return reader.Problems.IsEmpty ? settings : throw new SettingsRefusedException(reader.Problems);
    }

    /// <summary>Reads which instance this is.</summary>
    /// <exception cref="SettingsRefusedException"><c>INSTANCE</c> is missing or wrong.</exception>
    internal static InstanceKind ReadKind(Variables variables) => variables["INSTANCE"] switch
    {
        "home" => InstanceKind.Home,
        "biz" => InstanceKind.Biz,
        var other => throw new SettingsRefusedException(
            new Problem("INSTANCE", $"is {(other is null ? "not set" : "neither")}. Set it to home or biz.")),
    };

    // A misspelt ALFRED_ENV is refused; until then the stricter rules hold.
    private static bool IsProduction(Variables variables) =>
        variables["ALFRED_ENV"] is { } given ? given != "development" : variables["FLY_APP_NAME"] is not null;

    private static AlfredSettings Read(VariableReader reader, InstanceKind kind, string directory)
    {
        var isHome = kind == InstanceKind.Home;
        var channels = reader.Read("CHANNELS", [isHome ? ChannelName.WhatsApp : ChannelName.Slack], Formats.Channels);
        var port = reader.Read("PORT", isHome ? 8080 : 8081, text => Formats.Port(text));
        var operatorPort = reader.Read<int?>("OPERATOR_PORT", null, text => Formats.Port(text));
        operatorPort = operatorPort == port ? null : operatorPort;
        var mayBeOpen = !reader.IsProduction && !ChannelSettings.HaveCredentials(reader, channels);
        var members = ReadMembers(reader, channels, mayBeOpen);
        var instance = ReadInstance(reader, kind, mayBeOpen);
        var whatsApp = ChannelSettings.ReadWhatsApp(reader, channels.Contains(ChannelName.WhatsApp), port, instance.Language);
        var slack = ChannelSettings.ReadSlack(reader, channels.Contains(ChannelName.Slack), port);
        var database = ReadDatabase(reader, $"alfred-{instance.Name}");
        var operatorAddress = ReadOperatorAddress(reader, operatorPort);
        var isSandbox = whatsApp is { IsSandbox: true, GraphUrl.AbsolutePath: "/sandbox/graph" }
            || slack is { IsSandbox: true, ApiUrl.AbsolutePath: "/sandbox/slack/api" };
        var model = ModelSettings.Read(reader, isSandbox && !reader.IsProduction, port);
        return new()
        {
            Instance = instance,
            DataDirectory = directory,
            Database = database,
            MigrationDatabase = reader.Read(
                "MIGRATION_DATABASE_URL", database, text => ParseDatabase(reader, text, $"alfred-{instance.Name} migration")),
            Silo = ClusterSettings.Read(reader, kind, ("PORT", port), ("OPERATOR_PORT", operatorPort ?? 0)),
            Redis = reader.Read<string?>(
                "REDIS_URL", null, text => RedisUrl.ToConfiguration(reader.IsProduction ? Encryption.RequireForRedis(text) : text)),
            Gateway = new()
            {
                Instance = instance,
                WhatsApp = whatsApp,
                Slack = slack,
                HubSpot = isHome ? null : CrmSettings.Read(reader, slack is { IsSandbox: true }, port),
                Model = model?.Options,
                Weather = reader.Read<WeatherOptions?>(
                    "WEATHER_URL", null,
                    text => WeatherOptions.Of(Formats.ServiceUrl(text, "https://api.open-meteo.com", reader.IsProduction))),
                RatesUrl = reader.Read<Uri?>(
                    "FX_URL", null, text => Formats.ServiceUrl(text, "https://api.frankfurter.dev/v1", reader.IsProduction)),
                Port = port,
                OperatorPort = operatorPort,
                OperatorAddress = operatorAddress,
                HasOnlyMadeUpPeople = mayBeOpen,
                IsOperatorTokenGenerated = mayBeOpen && reader.Find("OPERATOR_TOKEN") is null,
                OperatorToken = ReadOperatorToken(reader, mayBeOpen),
                OperatorReadToken = ReadOperatorReadToken(reader),
            },
            Observability = ObservabilitySettings.Read(
                reader, instance.Name, hasOperatorListener: operatorPort is { } operators && operators != port),
            HasOrleansDashboard = reader.Read("ORLEANS_DASHBOARD", !reader.IsProduction, Formats.Switch),
            Mailboxes = MailSettings.Read(
                reader, kind, !reader.IsProduction && (whatsApp is { IsSandbox: true } || slack is { IsSandbox: true }), port),
            Members = members,
            Model = model?.Limits,
            SenderLimit = reader.Read("SENDER_LIMIT", DefaultSenderLimit, Formats.SenderLimit),
            // Last: those that were asked for by now.
            Variables = reader.Asked,
        };
    }

    // Whoever guesses it reads everything, from anywhere: 16 random bytes at least, in whatever digits they are written.
    private static string ReadOperatorToken(VariableReader reader, bool mayBeOpen)
    {
        const string Fix = "Set it to a long random text: openssl rand -hex 32.";
        var token = reader.Secret("OPERATOR_TOKEN", mayBeOpen, "#", Fix);
        if (!mayBeOpen && token.Length > 0 && CanBeGuessed(token))
            reader.Refuse("OPERATOR_TOKEN", $"can be guessed. {Fix}");
        return token;
    }

    private static string? ReadOperatorReadToken(VariableReader reader)
    {
        var token = reader.Find("OPERATOR_READ_TOKEN");
        if (token is not null && (CanBeGuessed(token) || token.Any(c => c is <= ' ' or > '~')))
            reader.Refuse("OPERATOR_READ_TOKEN", "can be guessed, or holds a blank. Set it to a long random text: openssl rand -hex 32.");
        if (token is not null && token == reader.Find("OPERATOR_TOKEN"))
            reader.Refuse("OPERATOR_READ_TOKEN", "is the same as OPERATOR_TOKEN. Set it to another one, or remove it.");
        return token;
    }

    private static bool CanBeGuessed(string token) => token.Length < MinTokenLength || token.Distinct().Count() < MinTokenCharacters;

    private static Instance ReadInstance(VariableReader reader, InstanceKind kind, bool mayBeOpen) => new()
    {
        Kind = kind,
        IsProduction = reader.IsProduction,
        Zone = reader.Read("TIMEZONE", DateTimeZoneProviders.Tzdb["Europe/Madrid"], Formats.Zone),
        Currency = reader.Read("CURRENCY", "EUR", Formats.Currency),
        Language = reader.Read("LANGUAGE", "en", Formats.Language),
        AllowUnknownSenders = mayBeOpen && reader.Find("MEMBERS") is null,
    };

    private static string? ReadDatabase(VariableReader reader, string applicationName)
    {
        if (reader.IsProduction)
            reader.Require("DATABASE_URL", "Set it to postgres://user:password@host:5432/database.");
        return reader.Read<string?>("DATABASE_URL", null, text => ParseDatabase(reader, text, applicationName));
    }

    private static string ParseDatabase(VariableReader reader, string text, string applicationName)
    {
        var connectionString = DatabaseUrl.ToConnectionString(text, applicationName);
        return reader.IsProduction ? Encryption.RequireForDatabase(connectionString) : connectionString;
    }

    private static IPAddress? ReadOperatorAddress(VariableReader reader, int? operatorPort)
    {
        if (operatorPort is null)
        {
            reader.RefuseUnused("is set, but OPERATOR_PORT is not. Set both, or neither.", "OPERATOR_ADDRESS");
            return null;
        }

        // The address in Fly's private network, where an operator comes in by `fly proxy` or WireGuard.
        var name = reader.IsProduction && reader.Find("OPERATOR_ADDRESS") is null ? "FLY_PRIVATE_IP" : "OPERATOR_ADDRESS";
        return reader.Read<IPAddress?>(name, null, Formats.ListenAddress);
    }

    private static ImmutableArray<MemberSeed> ReadMembers(VariableReader reader, ImmutableArray<ChannelName> channels, bool mayBeOpen)
    {
        if (!mayBeOpen)
            reader.Require("MEMBERS", "Say who may talk to Alfred: Ada=+34600111222,Bob=+34600111333 (Slack: Ada=U024BE7LH).");
        // The people of the sandbox. On two channels they are the same people.
        var sandbox = channels.SelectMany(static channel => SandboxNames.Select((name, index) => new MemberSeed(
            name,
            new(channel == ChannelName.WhatsApp ? $"wa:3460000000{index + 1}" : $"slack:T0SANDBOX:U0{name.ToUpperInvariant()}"))));
        return reader.Read("MEMBERS", sandbox.ToImmutableArray(), FirstMembers.Parse);
    }
}
