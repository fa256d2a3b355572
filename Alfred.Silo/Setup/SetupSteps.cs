using System.Security.Cryptography;
using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;

namespace Alfred.Silo.Setup;

/// <summary>The steps to an instance of production, in the order in which they depend on each other.</summary>
internal static class SetupSteps
{
    private static readonly ImmutableDictionary<string, string> Everywhere = ImmutableDictionary<string, string>.Empty
        .Add("DATABASE_URL", "postgres://alfred@127.0.0.1/alfred").Add("OPERATOR_TOKEN", "0123456789abcdef0123456789abcdef");

    /// <summary>What stands for an answer that is still to come, so that the others can be read as settings.</summary>
    public static ImmutableDictionary<string, string> Placeholders(InstanceKind kind) => kind == InstanceKind.Home
        ? Everywhere.Add("MEMBERS", "Ada=+34600111222").Add("META_TOKEN", "placeholder").Add("PHONE_ID", "1")
            .Add("VERIFY_TOKEN", "placeholder").Add("META_APP_SECRET", "placeholder")
        : Everywhere.Add("MEMBERS", "Ada=U024BE7LH").Add("SLACK_BOT_TOKEN", "placeholder").Add("SLACK_SIGNING_SECRET", "placeholder");

    /// <summary>The steps of an instance.</summary>
    public static ImmutableArray<Step> Of(InstanceKind kind, TimeProvider clock) =>
    [
        new(
            "Postgres",
            [
                new("DATABASE_URL", "The database, under the role of the running process: postgres://alfred:password@host:5432/postgres.")
                    { IsSecret = true },
                new("MIGRATION_DATABASE_URL", "The same database under a role that may make tables, for `alfred migrate`.")
                    { IsSecret = true, IsOptional = true },
            ],
            DatabaseAnswers.CheckAsync),
        new(
            "Redis",
            [
                new("REDIS_URL", "With TLS: rediss://default:password@host:6379. Without it the list for other programs stays in memory.")
                    { IsSecret = true, IsOptional = true },
            ],
            RedisCheck.RunAsync),
        new(
            "People",
            [
                new("MEMBERS", kind == InstanceKind.Home
                    ? "Who may talk to Alfred: Ada=+34600111222,Bob=+34600111333."
                    : "Who may talk to Alfred: Ada=U024BE7LH (in Slack: profile, three dots, Copy member ID)."),
                new("OPERATOR_TOKEN", "Opens the operator's pages.") { IsSecret = true, Generate = MakeToken },
            ],
            static (settings, _) => Task.FromResult<ImmutableArray<Finding>>([MemberCheck.Run(settings)])),
        kind == InstanceKind.Home ? WhatsApp(clock) : Slack,
    ];

    private static Step Slack => new(
        "Slack (api.slack.com/apps; the app is made from fly/slack-manifest.yaml)",
        [
            new("SLACK_SIGNING_SECRET", "Basic Information, Signing Secret.") { IsSecret = true },
            new("SLACK_BOT_TOKEN", "OAuth & Permissions, Bot User OAuth Token: xoxb-…") { IsSecret = true },
        ],
        static (settings, cancellationToken) => WithChannelsAsync(
            settings, channels => channels.CheckSlackAsync(settings.Gateway.Slack, cancellationToken)));

    private static Step WhatsApp(TimeProvider clock) => new(
        "WhatsApp (developers.facebook.com, your app)",
        [
            new("PHONE_ID", "WhatsApp, API setup: the phone number id, not the number."),
            new("VERIFY_TOKEN", "Any text: Meta asks for it with the webhook's address.") { Generate = MakeToken },
            new("META_APP_SECRET", "App settings, Basic: the app secret.") { IsSecret = true },
            new("META_TOKEN", "Business settings, System users: a permanent token with whatsapp_business_messaging.") { IsSecret = true },
        ],
        (settings, cancellationToken) => WithChannelsAsync(
            settings, channels => channels.CheckWhatsAppAsync(settings.Gateway.WhatsApp, clock, cancellationToken)));

    private static async Task<ImmutableArray<Finding>> WithChannelsAsync(
        AlfredSettings settings, Func<ChannelChecks, Task<ImmutableArray<Finding>>> check)
    {
        await using var services = DoctorClients.Of(settings).BuildServiceProvider();
        return await check(new ChannelChecks(services.GetRequiredService<IHttpClientFactory>()));
    }

    private static string MakeToken() => RandomNumberGenerator.GetHexString(64, lowercase: true);
}
