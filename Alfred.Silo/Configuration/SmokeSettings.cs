using Alfred.Channels;

namespace Alfred.Silo.Configuration;

/// <summary>
/// What <c>alfred smoke</c> needs to know of an instance: who writes, and the secrets that a webhook and the operator need. Nothing else is
/// read, so that it runs where the instance's other secrets are not.
/// </summary>
public sealed class SmokeSettings
{
    /// <summary>Which instance.</summary>
    public required InstanceKind Kind { get; init; }

    /// <summary>Who writes: <c>wa:34600111222</c>, <c>slack:T1:U1</c> or <c>slack:*:U1</c>.</summary>
    public required Identity Member { get; init; }

    /// <summary>What signs webhooks: Meta's app secret or Slack's signing secret.</summary>
    public required string SigningSecret { get; init; }

    /// <summary>Opens the read model; home only.</summary>
    public string? OperatorToken { get; init; }

    /// <summary>The number id that a webhook names; home only.</summary>
    public string? PhoneId { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsRefusedException">Something is missing or wrong.</exception>
    public static SmokeSettings Read(Variables variables)
    {
        var isHome = SettingsReader.ReadKind(variables) == InstanceKind.Home;
        // Nothing is generated here, as in production: a made-up secret would only be refused.
        var reader = new VariableReader(variables, isProduction: true, new SandboxSecrets(string.Empty));
        var channel = isHome ? "wa" : "slack";
        var settings = new SmokeSettings
        {
            Kind = isHome ? InstanceKind.Home : InstanceKind.Biz,
            Member = ReadMember(reader, channel),
            SigningSecret = isHome
                ? Secret("META_APP_SECRET", "Webhooks are signed with it: take the one of the running instance.")
                : Secret("SLACK_SIGNING_SECRET", "Commands are signed with it: take the one of the running instance."),
            OperatorToken = isHome ? Secret("OPERATOR_TOKEN", "The list is read with it.") : null,
            PhoneId = isHome ? reader.Require("PHONE_ID", "A webhook names it: take the one of the running instance.") : null,
        };
        return reader.Problems.IsEmpty ? settings : throw new SettingsRefusedException(reader.Problems);

        string Secret(string name, string fix) => reader.Secret(name, canGenerate: false, "#", fix);
    }

    private static Identity ReadMember(VariableReader reader, string channel)
    {
        const string Fix = "Say who the test writes as, a member of the instance: a phone number for home, a Slack user id for biz.";
        var name = reader.Find("SMOKE_MEMBER") is not null || reader.Find("MEMBERS") is null ? "SMOKE_MEMBER" : "MEMBERS";
        reader.Require(name, Fix);
        return reader.Read(name, new Identity($"{channel}:"), text => FirstOf(
            FirstMembers.Parse(name == "MEMBERS" ? text : $"smoke={text}").Select(static member => member.Identity), channel));
    }

    private static Identity FirstOf(IEnumerable<Identity> members, string channel) =>
        members.Where(member => member.Value.StartsWith($"{channel}:", StringComparison.Ordinal)).ToImmutableArray() is [var first, ..]
            ? first
            : throw new FormatException($"names nobody on {(channel == "wa" ? "WhatsApp" : "Slack")}");
}
