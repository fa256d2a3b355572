using System.Security.Cryptography;
using Alfred.Gateway.Webhooks;
using Alfred.Inbox;

namespace Alfred.Gateway.Slack;

/// <summary>A slash command.</summary>
internal sealed record SlackCommand
{
    public required string Team { get; init; }

    public required string User { get; init; }

    public string? UserName { get; init; }

    public required string Name { get; init; }

    public required string RawText { get; init; }

    public string? TriggerId { get; init; }

    public Uri? ResponseUrl { get; init; }

    /// <summary>Reads the form; null when it names no user or workspace.</summary>
    public static SlackCommand? Read(FormBody form)
    {
        var team = SlackIds.Checked(form.Id("team_id"u8)) ?? SlackIds.Checked(form.Id("enterprise_id"u8));
        if (team is null || SlackIds.Checked(form.Id("user_id"u8)) is not { } user || form.Id("command"u8) is not { } command)
            return null;
        return new SlackCommand
        {
            Team = team,
            User = user,
            UserName = form.Id("user_name"u8),
            Name = command.TrimStart('/'),
            RawText = form.Text("text"u8) ?? "",
            TriggerId = form.Id("trigger_id"u8),
            ResponseUrl = SlackAddress.ParseResponseUrl(form.Text("response_url"u8)),
        };
    }

    /// <summary>
    /// The key. Slack never repeats a command; one without a trigger id is known by its bytes and the second it was signed.
    /// </summary>
    public DeliveryItem ToItem(ReadOnlySpan<byte> body, string? timestamp)
    {
        var key = TriggerId is not null ? $"slack:trigger:{TriggerId}" : $"slack:command:{HashOf(body, timestamp)}";
        return new DeliveryItem(new DeliveryKey(key), Conversation, 0);
    }

    /// <summary>
    /// The message as the assistant reads it. The answer goes to the response URL, or into direct messages when that may not be called.
    /// </summary>
    public InboundMessage ToMessage(SlackUrls urls) => new()
    {
        Sender = SlackIds.IdentityOf(Team, User),
        SenderName = WrittenText.CleanName(UserName),
        Conversation = Conversation,
        IsPrivate = SlackIds.IsPrivate(Conversation),
        Text = TextOf(SlackText.Read(RawText)),
        ReplyTo = ResponseUrl is not null && urls.IsResponseUrl(ResponseUrl) ? SlackAddress.OfResponseUrl(ResponseUrl, Conversation)
            : SlackAddress.Of(Conversation),
        StandingAddress = SlackAddress.Of(Conversation),
        IsAnsweredInline = true,
    };

    private ConversationId Conversation => SlackIds.Direct(Team, User);

    // "/alfred add milk" is "add milk"; another command that the app was given, such as "/expense 12", keeps its name.
    private string TextOf(string text)
    {
        if (!string.Equals(Name, "alfred", StringComparison.OrdinalIgnoreCase))
            return $"{WrittenText.Clean(Name)} {text}".Trim();
        return text.Length == 0 ? "help" : text;
    }

    private static string HashOf(ReadOnlySpan<byte> body, string? timestamp)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp ?? ""));
        hash.AppendData(":"u8);
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
