using System.Diagnostics.CodeAnalysis;
using System.Text;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.Blocks;

/// <summary>
/// What an open form remembers: which action it fills, and where its button stood. Travels as the view's private metadata.
/// </summary>
/// <param name="Action">The action that the filled form runs.</param>
/// <param name="Conversation">The conversation that offered it.</param>
/// <param name="ResponseUrl">Where the answer goes when only the person saw the button; null for the conversation itself.</param>
internal sealed record FormOrigin(ActionName Action, ConversationId Conversation, Uri? ResponseUrl)
{
    /// <summary>The metadata's text.</summary>
    public string Write() => Encoding.UTF8.GetString(SlackJson.Write(json =>
    {
        json.WriteString("action"u8, Action.Value);
        json.WriteString("conversation"u8, Conversation.Value);
        if (ResponseUrl is not null)
            json.WriteString("url"u8, ResponseUrl.AbsoluteUri);
    }).Span);

    /// <summary>Reads the metadata; false for that of another program, or for a conversation of another workspace.</summary>
    public static bool TryRead(string? text, string team, [NotNullWhen(true)] out FormOrigin? origin)
    {
        origin = null;
        if (text is null || !JsonBody.TryParse(Encoding.UTF8.GetBytes(text), out var document))
            return false;
        using (document)
        {
            var root = document.RootElement;
            if (root.At("action"u8).Id() is not { } action
                || root.At("conversation"u8).Id() is not { } conversation
                || !conversation.StartsWith($"slack:{team}:", StringComparison.Ordinal))
                return false;
            try
            {
                origin = new FormOrigin(
                    new ActionName(action), new ConversationId(conversation), SlackAddress.ParseResponseUrl(root.At("url"u8).Text()));
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }
}
