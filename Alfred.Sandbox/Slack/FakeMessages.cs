using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>Plays what the Web API does with messages, and response URLs.</summary>
internal sealed class FakeMessages(WorkspaceBook book, ResponseUrlStore responseUrls, SlackWebhooks wire, TimeProvider time)
{
    private const int MaxText = 40_000;
    private const int MaxBlocks = 50;

    /// <summary>Answers one call.</summary>
    public object Answer(SlackArguments call)
    {
        if (book.Channel(call.Text("channel")) is not { } channel)
            return Error("channel_not_found");
        var ts = call.Text("ts") ?? call.Text("timestamp");
        return call.Method switch
        {
            "chat.postMessage" => Post(call, channel, onlyFor: null),
            "chat.postEphemeral" => book.User(call.Text("user")) is { } user ? Post(call, channel, user.Id) : Error("user_not_in_channel"),
            "chat.update" => book.Change(channel.Id, ts, message => Edited(message, call)) ? Named(channel, ts) : Error("message_not_found"),
            "chat.delete" => book.Remove(channel.Id, ts) ? Named(channel, ts) : Error("message_not_found"),
            "reactions.add" => React(call, channel, ts, isOn: true),
            "reactions.remove" => React(call, channel, ts, isOn: false),
            "conversations.replies" => Messages(call, book.History(channel.Id).Where(message => message.Ts == ts || message.ThreadTs == ts).Reverse()),
            _ => Messages(call, book.History(channel.Id).Where(static message => message.ThreadTs is null)),
        };
    }

    /// <summary>Takes what Alfred posts to a response URL.</summary>
    public IResult Respond(string id, JsonElement root)
    {
        var (place, error) = responseUrls.Use(id);
        if (place is null)
            return Results.Json(Error(error!), statusCode: StatusCodes.Status404NotFound);
        if (root.At("delete_original").IsTrue())
        {
            book.Remove(place.Channel, place.OriginTs);
            return Results.Text("ok");
        }

        var text = root.At("text").Text() ?? "";
        JsonElement? blocks = root.At("blocks").ValueKind == JsonValueKind.Array ? root.At("blocks").Clone() : null;
        if (root.At("replace_original").IsTrue() && book.Change(place.Channel, place.OriginTs, message => message with { Text = text, Blocks = blocks, IsEdited = message.OnlyFor is null }))
            return Results.Text("ok");
        book.Add(new()
        {
            Channel = place.Channel,
            Ts = book.NextTs(),
            ThreadTs = place.ThreadTs,
            User = WorkspaceBook.Bot,
            At = time.GetUtcNow(),
            Text = text,
            Blocks = blocks,
            OnlyFor = root.At("response_type").Is("in_channel") ? null : place.User,
        });
        return Results.Text("ok");
    }

    private object Post(SlackArguments call, WorkspaceChannel channel, string? onlyFor)
    {
        var (text, blocks) = (call.Text("text") ?? "", call.Json("blocks"));
        if (text.Length == 0 && blocks.ValueKind != JsonValueKind.Array)
            return Error("no_text");
        if (text.Length > MaxText)
            return Error("msg_too_long");
        if (blocks.ValueKind == JsonValueKind.Array && blocks.GetArrayLength() > MaxBlocks)
            return Error("invalid_blocks");
        var metadata = call.Json("metadata");
        var message = book.Add(new()
        {
            Channel = channel.Id,
            Ts = book.NextTs(),
            ThreadTs = call.Text("thread_ts"),
            User = WorkspaceBook.Bot,
            At = time.GetUtcNow(),
            Text = text,
            Blocks = blocks.ValueKind == JsonValueKind.Array ? blocks.Clone() : null,
            OnlyFor = onlyFor,
            Metadata = metadata.IsPresent() ? metadata.Clone() : null,
        });
        return onlyFor is null
            ? new { ok = true, channel = channel.Id, ts = message.Ts, message = wire.Plain(message, withMetadata: true) }
            : new { ok = true, message_ts = message.Ts };
    }

    private static WorkspaceMessage Edited(WorkspaceMessage message, SlackArguments call)
    {
        var blocks = call.Json("blocks");
        return message with
        {
            Text = call.Text("text") ?? message.Text,
            Blocks = blocks.ValueKind == JsonValueKind.Array ? (blocks.GetArrayLength() > 0 ? blocks.Clone() : null) : call.Text("text") is null ? message.Blocks : null,
            IsEdited = true,
        };
    }

    private object React(SlackArguments call, WorkspaceChannel channel, string? ts, bool isOn)
    {
        if (call.Text("name") is not { Length: > 0 } name)
            return Error("invalid_name");
        if (book.Find(channel.Id, ts) is null)
            return Error("message_not_found");
        return book.React(channel.Id, ts, WorkspaceBook.Bot, name, isOn) ? new { ok = true } : Error(isOn ? "already_reacted" : "no_reaction");
    }

    private object Messages(SlackArguments call, IEnumerable<WorkspaceMessage> messages)
    {
        var (oldest, latest) = (call.Text("oldest") ?? "0", call.Text("latest") ?? "9");
        var found = messages.Where(message => string.CompareOrdinal(message.Ts, oldest) >= 0 && string.CompareOrdinal(message.Ts, latest) <= 0)
            .Select(message => wire.Plain(message, call.IsTrue("include_all_metadata"))).Take(200);
        return new { ok = true, messages = new JsonArray([.. found]), has_more = false };
    }

    private static object Named(WorkspaceChannel channel, string? ts) => new { ok = true, channel = channel.Id, ts };

    private static object Error(string error) => new { ok = false, error };
}
