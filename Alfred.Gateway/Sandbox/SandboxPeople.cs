using Alfred.Gateway.WhatsApp;

namespace Alfred.Gateway.Sandbox;

/// <summary>For whom the sandbox writes: the first member on each channel, or a made-up person.</summary>
internal sealed class SandboxPeople(GatewayOptions options)
{
    private const string MadeUpNumber = "34600000001";
    private const string MadeUpTeam = "TSANDBOX";
    private const string MadeUpUser = "USANDBOX";

    /// <summary>The person on WhatsApp.</summary>
    public WhatsAppPerson WhatsApp => options.FirstMember?.Value is ['w', 'a', ':', .. var person] ? new WhatsAppPerson(person) : new WhatsAppPerson(MadeUpNumber);

    /// <summary>The workspace and the user on Slack.</summary>
    public (string Team, string User) Slack =>
        options.FirstMember?.Value.Split(':') is ["slack", { Length: > 0 } team, { Length: > 0 } user] ? (team, user) : (MadeUpTeam, MadeUpUser);
}
