using System.Globalization;
using System.Text;
using Alfred.Benchmarks.MessagePath;

namespace Alfred.Benchmarks.SlashCommands;

/// <summary>Slack's Web API and its response URLs: everything is taken, nobody is known, no history is kept.</summary>
internal sealed class SlackStub : ProviderStub
{
    public const string Team = "T0BENCH";

    private int _messages;
    private int _late;

    /// <summary>Called with the channel that a message was posted to.</summary>
    public Action<string> Received { get; set; } = static _ => { };

    /// <summary>How many answers came by a response URL.</summary>
    public int Late => _late;

    public Uri ApiUrl => new(Url, "api");

    public Uri ResponseUrl => new(Url, "response/1");

    protected override string Take(ReadOnlySpan<byte> request)
    {
        var method = HttpText.Between(request, "POST /api/"u8, (byte)' ');
        if (method.SequenceEqual("auth.test"u8))
            return $"{{\"ok\":true,\"team_id\":\"{Team}\",\"user_id\":\"UBENCHBOT\",\"bot_id\":\"BBENCHBOT\"}}";
        if (method.SequenceEqual("users.info"u8))
            return "{\"ok\":false,\"error\":\"user_not_found\"}";
        if (method.SequenceEqual("chat.postMessage"u8))
            return Post(Encoding.ASCII.GetString(HttpText.Between(request, "\"channel\":\""u8, (byte)'"')));
        if (method.IsEmpty)
            Interlocked.Increment(ref _late);
        return "{\"ok\":true,\"messages\":[],\"has_more\":false}";
    }

    private string Post(string channel)
    {
        Received(channel);
        var ts = string.Create(CultureInfo.InvariantCulture, $"1800000000.{Interlocked.Increment(ref _messages):d6}");
        return $"{{\"ok\":true,\"channel\":\"{channel}\",\"ts\":\"{ts}\"}}";
    }
}
