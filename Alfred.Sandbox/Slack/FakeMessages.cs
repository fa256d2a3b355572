using System.Globalization;
using System.Text.Json;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>What the Web API does with messages that are there: updates, reactions, histories.</summary>
internal sealed class FakeMessages(WorkspaceBook book, SlackJson json)
{
    private const int MaxPage = 200;

    /// <summary>Answers one call.</summary>
    public SlackReply Answer(SlackArguments call)
    {
        // Where posts may name a person, these want the channel.
        if (book.People.Channel(call.Text("channel")) is not { } channel || channel.Id != call.Text("channel"))
            return SlackReply.Failed("channel_not_found");
        var ts = call.Text("ts") ?? call.Text("timestamp");
        return call.Method switch
        {
            "chat.update" => Update(call, channel, ts),
            "chat.delete" => book.Remove(channel.Id, ts) ? Named(channel, ts) : SlackReply.Failed("message_not_found"),
            "reactions.add" => React(call, channel, ts, isOn: true),
            "reactions.remove" => React(call, channel, ts, isOn: false),
            "conversations.replies" => Page(call, book.Thread(channel.Id, ts)),
            _ => Page(call, book.History(channel.Id).Where(static message => message.ThreadTs is null)),
        };
    }

    private SlackReply Update(SlackArguments call, WorkspaceChannel channel, string? ts)
    {
        // An update may take the blocks away.
        if (call.Json("blocks") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() > 0)
        {
            if (SlackRules.ErrorOfMessage(call) is { } error)
                return SlackReply.Failed(error);
        }

        return book.Change(channel.Id, ts, message => Edited(message, call)) ? Named(channel, ts) : SlackReply.Failed("message_not_found");
    }

    private static WorkspaceMessage Edited(WorkspaceMessage message, SlackArguments call)
    {
        var (text, blocks) = (call.Text("text"), call.Json("blocks"));
        // A new text without blocks takes the old ones away, and so does an empty list.
        JsonElement? shown = blocks.Items().Any() ? blocks.Clone() : null;
        var keepsBlocks = text is null && blocks.ValueKind != JsonValueKind.Array;
        return message with { Text = text ?? message.Text, Blocks = keepsBlocks ? message.Blocks : shown, IsEdited = true };
    }

    private SlackReply React(SlackArguments call, WorkspaceChannel channel, string? ts, bool isOn)
    {
        if (call.Text("name") is not { Length: > 0 } name)
            return SlackReply.Failed("invalid_name");
        if (book.Find(channel.Id, ts) is null)
            return SlackReply.Failed("message_not_found");
        return book.React(channel.Id, ts, book.People.Bot, name, isOn)
            ? SlackReply.Of(new { ok = true })
            : SlackReply.Failed(isOn ? "already_reacted" : "no_reaction");
    }

    private SlackReply Page(SlackArguments call, IEnumerable<WorkspaceMessage> messages)
    {
        var (oldest, latest) = (call.Text("oldest") ?? "0", call.Text("latest") ?? "9");
        var skip = int.TryParse(call.Text("cursor"), CultureInfo.InvariantCulture, out var start) ? start : 0;
        var limit = int.TryParse(call.Text("limit"), CultureInfo.InvariantCulture, out var most) ? Math.Min(most, MaxPage) : MaxPage;
        var found = messages
            .Where(message => string.CompareOrdinal(message.Ts, oldest) >= 0 && string.CompareOrdinal(message.Ts, latest) <= 0)
            .ToList();
        var hasMore = skip + limit < found.Count;
        return SlackReply.Of(new
        {
            ok = true,
            messages = found.Skip(skip).Take(limit).Select(message => json.Message(message, call.IsTrue("include_all_metadata"))),
            has_more = hasMore,
            response_metadata = new { next_cursor = hasMore ? (skip + limit).ToString(CultureInfo.InvariantCulture) : "" },
        });
    }

    private static SlackReply Named(WorkspaceChannel channel, string? ts) => SlackReply.Of(new { ok = true, channel = channel.Id, ts });
}
