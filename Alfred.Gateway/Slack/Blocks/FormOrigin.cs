using System.Diagnostics.CodeAnalysis;
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
/// <param name="Question">The question that the form answers (<see cref="AnsweredQuestion.Key"/>); null when Slack did not tell.</param>
/// <param name="Used">The message with the button; null when Slack did not tell.</param>
internal sealed record FormOrigin(ActionName Action, ConversationId Conversation, Uri? ResponseUrl, string? Question, UsedControls? Used)
{
    /// <summary>The picture that the form's values were read in; null for none.</summary>
    public InboundFile? Picture { get; init; }

    /// <summary>The metadata's text. What of the button's message does not fit is left out: it only serves to show the use.</summary>
    public string Write() => Write(hasText: true) is { Length: <= SlackLimits.PrivateMetadata } whole ? whole : Write(hasText: false);

    private string Write(bool hasText) => Encoding.UTF8.GetString(SlackJson.Write(json =>
    {
        json.WriteString("action"u8, Action.Value);
        json.WriteString("conversation"u8, Conversation.Value);
        if (ResponseUrl is not null)
            json.WriteString("url"u8, ResponseUrl.AbsoluteUri);
        if (Question is not null)
            json.WriteString("question"u8, Question);
        if (Picture is not null)
        {
            json.WriteObject("picture"u8, picture =>
            {
                picture.WriteString("file"u8, Picture.Reference);
                picture.WriteString("type"u8, Picture.MediaType);
                if (Picture.Name is { } name)
                    picture.WriteString("name"u8, name);
            });
        }

        if (Used is not null)
            json.WriteObject("button"u8, button => Used.WriteKept(button, hasText));
    }).Span);

    /// <summary>Reads the metadata; false for that of another program, or for a conversation of another workspace.</summary>
    /// <param name="text">The metadata.</param>
    /// <param name="team">The workspace that it came from.</param>
    /// <param name="user">Who sent the form off.</param>
    /// <param name="origin">What it says.</param>
    public static bool TryRead(string? text, string team, string user, [NotNullWhen(true)] out FormOrigin? origin)
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
                var url = SlackAddress.ParseResponseUrl(root.At("url"u8).Text());
                origin = new FormOrigin(
                    new ActionName(action), new ConversationId(conversation), url,
                    root.At("question"u8).Id(), UsedControls.ReadKept(root.At("button"u8), user, url))
                {
                    Picture = root.At("picture"u8).At("file"u8).Text() is { } file
                        ? new(
                            file, FileKind.Photo, root.At("picture"u8).At("type"u8).Text() ?? "image/jpeg",
                            root.At("picture"u8).At("name"u8).Text())
                        : null,
                };
                return true;
            }
            catch (ArgumentException)
            {
                return false;
            }
        }
    }
}
