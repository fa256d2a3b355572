using Alfred.Gateway.Slack.Blocks;
using Alfred.Gateway.Slack.WebApi;

namespace Alfred.Gateway.Slack.Outgoing;

/// <summary>Writes the bodies of Slack messages. Texts are plain and are escaped here.</summary>
internal static class SlackPost
{
    /// <summary>The name of the metadata by which a message of ours is found again.</summary>
    public const string EventType = "alfred_reply";

    /// <summary>The body of <c>chat.postMessage</c>.</summary>
    /// <param name="place">Where to.</param>
    /// <param name="step">The message.</param>
    /// <param name="reply">The reply that it is of, for what there is to pick.</param>
    /// <param name="outboxId">The outbox row.</param>
    /// <param name="part">Which step of the row, from 0.</param>
    public static ReadOnlyMemory<byte> Message(SlackPlace place, SlackStep.Say step, Reply reply, long outboxId, int part) =>
        SlackJson.Write(json =>
    {
        json.WriteString("channel"u8, place.Channel);
        if (place.ThreadTs is not null)
            json.WriteString("thread_ts"u8, place.ThreadTs);
        WriteText(json, step, reply, place.User);
        json.WriteBoolean("unfurl_links"u8, value: false);
        json.WriteBoolean("unfurl_media"u8, value: false);
        json.WriteBoolean("link_names"u8, value: false);
        json.WriteObject("metadata"u8, metadata =>
        {
            metadata.WriteString("event_type"u8, EventType);
            metadata.WriteObject("event_payload"u8, payload =>
            {
                payload.WriteNumber("outbox"u8, outboxId);
                payload.WriteNumber("part"u8, part);
            });
        });
    });

    /// <summary>The body of <c>chat.postEphemeral</c>.</summary>
    public static ReadOnlyMemory<byte> Ephemeral(SlackPlace place, string user, SlackStep.Say step, Reply reply) => SlackJson.Write(json =>
    {
        json.WriteString("channel"u8, place.Channel);
        json.WriteString("user"u8, user);
        // In a thread that does not exist yet, nobody would see it.
        if (place.ThreadTs is not null && place.ThreadTs != place.MessageTs)
            json.WriteString("thread_ts"u8, place.ThreadTs);
        WriteText(json, step, reply, user);
        json.WriteBoolean("link_names"u8, value: false);
    });

    /// <summary>The body for a response URL or for the response to a slash command: only the person who asked sees it.</summary>
    public static ReadOnlyMemory<byte> Response(SlackStep.Say step, Reply reply) => SlackJson.Write(json =>
    {
        json.WriteString("response_type"u8, "ephemeral"u8);
        // A click's response URL would otherwise replace the message with the button.
        json.WriteBoolean("replace_original"u8, value: false);
        WriteText(json, step, reply, user: null);
    });

    private static void WriteText(Utf8JsonWriter json, SlackStep.Say step, Reply reply, string? user)
    {
        json.WriteString("text"u8, SlackText.Escape(step.Text));
        if (step.HasControls)
            Controls.WriteBlocks(json, step.Text, reply, user);
    }
}
