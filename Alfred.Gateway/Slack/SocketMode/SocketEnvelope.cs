using System.Runtime.InteropServices;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>
/// One thing that came over a socket, as the body that would have come by HTTP: everything behind this is the same for both ways.
/// </summary>
/// <param name="Id">What the acknowledgement names.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">Its content type.</param>
/// <param name="TakesAnswer">True when the acknowledgement may carry the answer.</param>
internal sealed record SocketEnvelope(string Id, ReadOnlyMemory<byte> Body, string ContentType, bool TakesAnswer)
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Reads an envelope; null for a kind that we do not know, which is acknowledged and dropped, or for none at all.</summary>
    public static SocketEnvelope? Read(JsonElement root)
    {
        var payload = root.At("payload"u8);
        if (IdOf(root) is not { } id || payload.ValueKind != JsonValueKind.Object)
            return null;
        var takesAnswer = root.At("accepts_response_payload"u8).IsTrue();
        return root.At("type"u8).Id() switch
        {
            "events_api" => new SocketEnvelope(id, JsonMarshal.GetRawUtf8Value(payload).ToArray(), "application/json", takesAnswer),
            "interactive" => new SocketEnvelope(id, InteractionOf(payload), Form, takesAnswer),
            "slash_commands" => new SocketEnvelope(id, CommandOf(payload), Form, takesAnswer),
            _ => null,
        };
    }

    /// <summary>What an acknowledgement names; null for what needs none.</summary>
    public static string? IdOf(JsonElement root) => root.At("envelope_id"u8).Id();

    private static byte[] InteractionOf(JsonElement payload)
    {
        var raw = JsonMarshal.GetRawUtf8Value(payload).ToArray();
        return [.. "payload="u8, .. WebUtility.UrlEncodeToBytes(raw, 0, raw.Length) ?? []];
    }

    private static byte[] CommandOf(JsonElement payload)
    {
        var fields = new List<string>();
        foreach (var name in Fields)
        {
            if (payload.At(Encoding.ASCII.GetBytes(name)).Text() is { } value)
                fields.Add($"{name}={WebUtility.UrlEncode(BrokenText.WithoutHalves(value))}");
        }

        return Encoding.ASCII.GetBytes(string.Join('&', fields));
    }

    private static readonly string[] Fields =
    [
        "team_id", "enterprise_id", "channel_id", "channel_name", "user_id", "user_name", "command", "text", "api_app_id", "response_url",
        "trigger_id",
    ];
}
