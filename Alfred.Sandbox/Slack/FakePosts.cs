using System.Text.Json;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>What puts a message before people: posts into channels and to response URLs.</summary>
internal sealed class FakePosts(WorkspaceBook book, SlackJson json, ResponseUrlStore responseUrls, TimeProvider time)
{
    /// <summary><c>chat.postMessage</c> and <c>chat.postEphemeral</c>.</summary>
    public SlackReply Post(SlackArguments call)
    {
        if (book.People.Channel(call.Text("channel")) is not { } channel)
            return SlackReply.Failed("channel_not_found");
        if (SlackRules.ErrorOfMessage(call) is { } error)
            return SlackReply.Failed(error);
        var isForAll = call.Method == "chat.postMessage";
        if (!isForAll && !book.People.IsMember(call.Text("user")))
            return SlackReply.Failed("user_not_in_channel");
        var metadata = call.Json("metadata");
        var message = Written(channel.Id, call.Text("thread_ts"), call.Text("text"), call.Json("blocks")) with
        {
            OnlyFor = isForAll ? null : call.Text("user"),
            Metadata = metadata.IsPresent() ? metadata.Clone() : null,
        };
        object body = isForAll
            ? new { ok = true, channel = channel.Id, ts = message.Ts, message = json.Message(message, withMetadata: true) }
            : new { ok = true, message_ts = message.Ts };
        return SlackReply.Of(body, () => book.Add(message));
    }

    /// <summary>What Alfred posts to a response URL.</summary>
    public SlackReply Respond(SlackArguments call, string id)
    {
        if (!call.All.At("delete_original").IsTrue() && SlackRules.ErrorOfMessage(call) is { } problem)
            return SlackReply.Failed(problem);
        var (place, error) = responseUrls.Use(id);
        if (place is null)
            return SlackReply.Failed(error!, StatusCodes.Status404NotFound);
        return new(new FakeAnswer.Respond(StatusCodes.Status200OK, "ok", "text/plain"), Accept: () => Show(call, place));
    }

    private void Show(SlackArguments call, ResponseUrl place)
    {
        if (call.All.At("delete_original").IsTrue())
        {
            book.Remove(place.Channel, place.OriginTs);
            return;
        }

        var message = Written(place.Channel, place.ThreadTs, call.Text("text"), call.Json("blocks"));
        WorkspaceMessage Replaced(WorkspaceMessage old) =>
            old with { Text = message.Text, Blocks = message.Blocks, IsEdited = old.OnlyFor is null };
        if (!call.All.At("replace_original").IsTrue() || !book.Change(place.Channel, place.OriginTs, Replaced))
            book.Add(message with { OnlyFor = call.Text("response_type") == "in_channel" ? null : place.User });
    }

    private WorkspaceMessage Written(string channel, string? threadTs, string? text, JsonElement blocks) => new()
    {
        Channel = channel,
        Ts = book.NextTs(),
        ThreadTs = threadTs,
        User = book.People.Bot,
        At = time.GetUtcNow(),
        Text = text ?? "",
        Blocks = blocks.ValueKind == JsonValueKind.Array ? blocks.Clone() : null,
    };
}
