using System.Runtime.InteropServices;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.Blocks;

/// <summary>
/// A message whose controls were used: they are replaced by what was picked and by whom, so that nobody presses a second time. The same
/// click always makes the same message.
/// </summary>
/// <param name="Channel">The channel of the message.</param>
/// <param name="Ts">The message.</param>
/// <param name="ResponseUrl">How to replace a message that only one person sees; null for an ordinary one.</param>
/// <param name="Text">Its text, in Slack's markup.</param>
/// <param name="Blocks">Its blocks without the controls, each as JSON.</param>
/// <param name="Picked">What stands on the control, as plain text.</param>
/// <param name="User">Who picked it.</param>
internal sealed record UsedControls(
    string Channel, string Ts, Uri? ResponseUrl, string Text, IReadOnlyList<byte[]> Blocks, string Picked, string User)
{
    /// <summary>
    /// Reads it out of a click; null for a list to work off, whose next entry is picked from the same message, and when Slack did not send
    /// the message along.
    /// </summary>
    public static UsedControls? Read(JsonElement payload, string user, Uri? responseUrl)
    {
        var message = payload.At("message"u8);
        var action = payload.At("actions"u8).First();
        if ((payload.At("channel"u8).At("id"u8).SlackId() ?? payload.At("container"u8).At("channel_id"u8).SlackId()) is not { } channel
            || (message.At("ts"u8).SlackId() ?? payload.At("container"u8).At("message_ts"u8).SlackId()) is not { } ts
            || action.At("action_id"u8).Id() is not { } id || ControlId.Parse(id).IsTick
            || (action.At("text"u8).At("text"u8).Text() ?? action.At("selected_option"u8).At("text"u8).At("text"u8).Text())
                is not { Length: > 0 } picked)
            return null;
        var isEphemeral = payload.At("container"u8).At("is_ephemeral"u8).IsTrue();
        if ((isEphemeral && responseUrl is null) || (!isEphemeral && message.ValueKind != JsonValueKind.Object))
            return null;
        return new UsedControls(
            channel, ts, isEphemeral ? responseUrl : null, message.At("text"u8).Text() ?? "",
            [
                .. message.At("blocks"u8).Items().Where(static block => !block.At("type"u8).Is("actions"u8))
                    .Select(static block => JsonMarshal.GetRawUtf8Value(block).ToArray())],
            WrittenText.Clean(picked), user);
    }

    /// <summary>What an open form has to remember of the message with its button: no blocks, and the text only if there is room.</summary>
    public void WriteKept(Utf8JsonWriter json, bool hasText)
    {
        json.WriteString("channel"u8, Channel);
        json.WriteString("ts"u8, Ts);
        json.WriteString("picked"u8, Picked);
        if (ResponseUrl is not null)
            json.WriteBoolean("ephemeral"u8, value: true);
        if (hasText)
            json.WriteString("text"u8, Text);
    }

    /// <summary>Reads what <see cref="WriteKept"/> wrote; null for anything else.</summary>
    public static UsedControls? ReadKept(JsonElement kept, string user, Uri? responseUrl)
    {
        var isEphemeral = kept.At("ephemeral"u8).IsTrue();
        if (kept.At("channel"u8).SlackId() is not { } channel || kept.At("ts"u8).SlackId() is not { } ts
            || kept.At("picked"u8).Text() is not { Length: > 0 } picked || (isEphemeral && responseUrl is null))
            return null;
        var text = kept.At("text"u8).Text() ?? "";
        byte[][] blocks = text.Length == 0 ? [] : [SlackJson.Write(section => Controls.WriteMarkup(section, text)).ToArray()];
        return new(channel, ts, isEphemeral ? responseUrl : null, text, blocks, picked, user);
    }

    /// <summary>The body of <c>chat.update</c>, or of the response URL.</summary>
    public ReadOnlyMemory<byte> Write() => SlackJson.Write(json =>
    {
        var note = $"✓ {SlackText.Escape(Picked)} · <@{User}>";
        if (ResponseUrl is null)
        {
            json.WriteString("channel"u8, Channel);
            json.WriteString("ts"u8, Ts);
        }
        else
        {
            json.WriteBoolean("replace_original"u8, value: true);
        }

        json.WriteString("text"u8, Text.Length == 0 ? note : $"{Text}\n{note}");
        json.WriteStartArray("blocks"u8);
        foreach (var block in Blocks)
            json.WriteRawValue(block);
        json.WriteElement(context =>
        {
            context.WriteString("type"u8, "context"u8);
            context.WriteStartArray("elements"u8);
            context.WriteElement(element =>
            {
                element.WriteString("type"u8, "mrkdwn"u8);
                element.WriteString("text"u8, note);
                // What stands on a control is people's text: an item "@channel" must not become a mention.
                element.WriteBoolean("verbatim"u8, value: true);
            });
            context.WriteEndArray();
        });
        json.WriteEndArray();
    });
}
