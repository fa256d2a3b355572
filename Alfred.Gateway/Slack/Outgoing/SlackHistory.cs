using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack.Outgoing;

/// <summary>Looks a message of ours up by the metadata that it carries.</summary>
internal sealed class SlackHistory(SlackApi api, SlackSender sender, SlackInstallation installation)
{
    private const int MaxPages = 5;
    private const string PageSize = "100";

    /// <summary>Slack's clock and ours may differ; the metadata alone decides which message is meant.</summary>
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(2);

    /// <summary>Which of a row's steps Slack has, and under which id; null when Slack cannot be asked or did not answer.</summary>
    public async Task<IReadOnlyDictionary<int, string?>?> FindAsync(
        SlackPlace place, OutboundMessage message, IReadOnlyList<SlackStep> steps, DateTimeOffset since,
        CancellationToken cancellationToken)
    {
        var (channel, failure) = await sender.OpenAsync(place, cancellationToken);
        if (failure is not null)
            return null;
        var found = new Dictionary<int, string?>();
        string? cursor = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var answer = await api.PostAsync(
                place.ThreadTs is null ? "conversations.history" : "conversations.replies", FieldsOf(channel!, since, cursor),
                cancellationToken);
            if (!answer.IsOk)
                return null;
            foreach (var item in answer.Root.At("messages"u8).Items())
                Match(item, message, steps, found);
            cursor = answer.Root.At("response_metadata"u8).At("next_cursor"u8).Id();
            if (cursor is null || !answer.Root.At("has_more"u8).IsTrue())
                return found;
        }

        // More than any conversation says in that time: what was not seen is not known to be absent.
        return found.Count == steps.Count ? found : null;
    }

    private static (string Name, string? Value)[] FieldsOf(SlackPlace channel, DateTimeOffset since, string? cursor) =>
    [
        ("channel", channel.Channel),
        ("ts", channel.ThreadTs),
        ("oldest", (since - ClockMargin).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ("inclusive", "true"),
        ("include_all_metadata", "true"),
        ("limit", PageSize),
        ("cursor", cursor),
    ];

    private void Match(JsonElement item, OutboundMessage message, IReadOnlyList<SlackStep> steps, Dictionary<int, string?> found)
    {
        // Metadata of all apps is shown; another instance of ours counts its rows from 1 too.
        if (installation.BotUserId is { } bot && item.At("user"u8).Id() is { } user && user != bot)
            return;
        var metadata = item.At("metadata"u8);
        var payload = metadata.At("event_payload"u8);
        if (metadata.At("event_type"u8).Is("alfred_reply"u8) && payload.At("outbox"u8).Number() == message.Id
            && payload.At("part"u8).Number() is { } part)
            found[(int)Math.Clamp(part, 0, int.MaxValue)] = item.At("ts"u8).Id();
        // A shared file carries no metadata of ours; its name and the time have to do.
        for (var step = 0; step < steps.Count; step++)
        {
            if (steps[step] is SlackStep.Attach attach
                && item.At("files"u8).Items()
                    .Any(file => file.At("name"u8).Text() == attach.File.Name || file.At("title"u8).Text() == attach.File.Name))
                found[step] = item.At("ts"u8).Id();
        }
    }
}
