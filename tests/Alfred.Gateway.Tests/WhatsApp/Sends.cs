using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Testing.Graph;

namespace Alfred.Gateway.Tests.WhatsApp;

/// <summary>Verbs for tests of what is sent.</summary>
internal static class Sends
{
    public const string Ada = "wa:34600111222";

    /// <summary>Sends an answer to something that was written at this moment.</summary>
    public static Task<SendResult> AnswerAsync(this TestGateway gateway, Reply reply, string to = Ada, long row = 42) =>
        gateway.SendAsync(reply, to, gateway.Time.GetUtcNow(), row);

    /// <summary>Sends what nobody asked for at this moment, or what answers a message of then.</summary>
    public static Task<SendResult> SendAsync(
        this TestGateway gateway, Reply reply, string to = Ada, DateTimeOffset? heardAt = null, long row = 42) =>
        gateway.Channel.SendAsync(
            new OutboundMessage(row, new ConversationId(to.Split('?')[0]), new Address(to), reply, heardAt), CancellationToken.None);

    /// <summary>The bodies of the calls, parsed.</summary>
    public static IEnumerable<JsonElement> Bodies(this FakeGraph graph) => graph.Calls.All.Select(call => JsonElement.Parse(call.Json));

    /// <summary>What a body is, in one word with its text.</summary>
    public static string Kind(JsonElement body)
    {
        var type = body.GetProperty("type").GetString()!;
        var content = body.GetProperty(type);
        return type switch
        {
            "text" => $"text {content.GetProperty("body")}",
            "interactive" => $"{content.GetProperty("type")} {content.GetProperty("body").GetProperty("text")}",
            "reaction" => $"reaction {content.GetProperty("emoji")}",
            _ => $"{type} {(content.TryGetProperty("caption", out var caption) ? caption.GetString() : "")}".TrimEnd(),
        };
    }

    /// <summary>All bodies in words.</summary>
    public static IEnumerable<string> Kinds(this FakeGraph graph) => graph.Bodies().Select(Kind);

    /// <summary>A result in words.</summary>
    public static string Describe(SendResult result) => result switch
    {
        SendResult.Later later => $"Later {later.RetryAfter?.TotalSeconds}".TrimEnd(),
        SendResult.Held held => $"Held {held.Reason}",
        SendResult.Refused refused => $"Refused {refused.Reason}",
        _ => result.GetType().Name,
    };
}
