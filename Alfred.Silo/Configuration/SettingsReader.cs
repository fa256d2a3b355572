using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Instances;
using Alfred.Members;
using NodaTime;

namespace Alfred.Silo.Configuration;

/// <summary>Turns variables into settings, or into the list of everything that is wrong with them.</summary>
public static class SettingsReader
{
    private const int DefaultSenderLimit = 60;

    private static readonly ImmutableArray<string> SandboxNames = ["Ada", "Bob", "Cleo"];

    /// <summary>Reads the settings.</summary>
    /// <param name="variables">The variables.</param>
    /// <param name="root">The directory of <c>.alfred</c>.</param>
    /// <exception cref="SettingsRefusedException">Something is missing or wrong.</exception>
    public static AlfredSettings Read(Variables variables, string root)
    {
        if (variables["INSTANCE"] is not ("home" or "biz"))
        {
            var state = variables["INSTANCE"] is null ? "not set" : "neither";
            throw new SettingsRefusedException(new Problem("INSTANCE", $"is {state}. Set it to home or biz."));
        }

        var directory = Path.Combine(root, ".alfred", variables["INSTANCE"]!);
        var reader = new VariableReader(variables, IsProduction(variables), new SandboxSecrets(directory));
        if (variables["ALFRED_ENV"] is not (null or "production" or "development"))
            reader.Refuse("ALFRED_ENV", "is neither production nor development. Set it to one of them.");

        var settings = Read(reader, variables["INSTANCE"] == "home" ? InstanceKind.Home : InstanceKind.Biz, directory);
        return reader.Problems.IsEmpty ? settings : throw new SettingsRefusedException(reader.Problems);
    }

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
        var members = ReadMembers(reader, channels);
        var instance = ReadInstance(reader, kind);
        var whatsApp = ChannelSettings.ReadWhatsApp(reader, channels.Contains(ChannelName.WhatsApp), port, instance.Language);
        var slack = ChannelSettings.ReadSlack(reader, channels.Contains(ChannelName.Slack), port);
        var database = ReadDatabase(reader, $"alfred-{instance.Name}");
        return new()
        {
            Instance = instance,
            DataDirectory = directory,
            Database = database,
            MigrationDatabase = reader.Read(
                "MIGRATION_DATABASE_URL", database, text => DatabaseUrl.ToConnectionString(text, $"alfred-{instance.Name} migration")),
            Silo = ClusterSettings.Read(reader, kind, ("PORT", port), ("OPERATOR_PORT", operatorPort ?? 0)),
            Redis = reader.Read<string?>("REDIS_URL", null, RedisUrl.ToConfiguration),
            Gateway = new()
            {
                Instance = instance,
                WhatsApp = whatsApp,
                Slack = slack,
                RatesUrl = reader.Read<Uri?>("FX_URL", null, text => Formats.RatesUrl(text)),
                Port = port,
                OperatorPort = operatorPort,
                IsOperatorTokenGenerated = !reader.IsProduction && reader.Find("OPERATOR_TOKEN") is null,
                OperatorToken = reader.Secret(
                    "OPERATOR_TOKEN", !reader.IsProduction, "#", "Set it to a long random text: openssl rand -hex 32."),
            },
            HasOrleansDashboard = reader.Read("ORLEANS_DASHBOARD", !reader.IsProduction, Formats.Switch),
            Members = members,
            SenderLimit = reader.Read("SENDER_LIMIT", DefaultSenderLimit, Formats.SenderLimit),
        };
    }

    private static Instance ReadInstance(VariableReader reader, InstanceKind kind) => new()
    {
        Kind = kind,
        IsProduction = reader.IsProduction,
        Zone = reader.Read("TIMEZONE", DateTimeZoneProviders.Tzdb["Europe/Madrid"], Formats.Zone),
        Currency = reader.Read("CURRENCY", "EUR", Formats.Currency),
        Language = reader.Read("LANGUAGE", "en", Formats.Language),
        AllowUnknownSenders = !reader.IsProduction && reader.Find("MEMBERS") is null,
    };

    private static string? ReadDatabase(VariableReader reader, string applicationName)
    {
        if (reader.IsProduction)
            reader.Require("DATABASE_URL", "Set it to postgres://user:password@host:5432/database.");
        return reader.Read<string?>("DATABASE_URL", null, text => DatabaseUrl.ToConnectionString(text, applicationName));
    }

    private static ImmutableArray<MemberSeed> ReadMembers(VariableReader reader, ImmutableArray<ChannelName> channels)
    {
        if (reader.IsProduction)
            reader.Require("MEMBERS", "Say who may talk to Alfred: Ada=+34600111222,Bob=+34600111333 (Slack: Ada=U024BE7LH).");
        // The people of the sandbox. On two channels they are the same people.
        var sandbox = channels.SelectMany(static channel => SandboxNames.Select((name, index) => new MemberSeed(
            name,
            new(channel == ChannelName.WhatsApp ? $"wa:3460000000{index + 1}" : $"slack:T0SANDBOX:U0{name.ToUpperInvariant()}"))));
        return reader.Read("MEMBERS", sandbox.ToImmutableArray(), FirstMembers.Parse);
    }
}
