using System.Globalization;
using System.Text;
using Alfred.Benchmarks.MessagePath;

namespace Alfred.Benchmarks.SlashCommands;

/// <summary>Somebody in Slack who writes direct messages.</summary>
internal sealed class SlackConversation(int number) : Conversation(number)
{
    public override string Address { get; } = Channel(number);

    public override string Identity => User(Number);

    /// <summary>A user's id.</summary>
    public static string User(int number) => string.Create(CultureInfo.InvariantCulture, $"U0BENCH{number:d4}");

    protected override byte[] Request(int message, string text)
    {
        var ts = string.Create(CultureInfo.InvariantCulture, $"17{Number:d8}.{message:d6}");
        var body = Encoding.UTF8.GetBytes($$"""
            {"type":"event_callback","team_id":"{{SlackStub.Team}}","event_id":"Ev{{ts}}",
            "event":{"type":"message","channel_type":"im","channel":"{{Address}}","user":"{{Identity}}","text":"{{text}}","ts":"{{ts}}"} }
            """);
        return SlackDelivery.Request("application/json", body);
    }

    private static string Channel(int number) => string.Create(CultureInfo.InvariantCulture, $"D0BENCH{number:d4}");
}
