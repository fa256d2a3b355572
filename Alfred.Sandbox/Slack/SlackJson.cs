using System.Text.Json;
using System.Text.Json.Nodes;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>How Slack describes messages, files and modals.</summary>
internal sealed class SlackJson(ISlackBackend backend, WorkspaceBook book)
{
    /// <summary>A message as histories and interactions show it.</summary>
    public JsonObject Message(WorkspaceMessage message, bool withMetadata = false)
    {
        var plain = new JsonObject
        {
            ["type"] = "message", ["user"] = message.User, ["text"] = message.Text, ["ts"] = message.Ts, ["team"] = book.People.Team,
        };
        if (message.User == book.People.Bot)
            plain["bot_id"] = "B0ALFRED";
        else
            plain["client_msg_id"] = $"{message.Channel}-{message.Ts}";
        if (message.ThreadTs is not null)
            plain["thread_ts"] = message.ThreadTs;
        if (message.Blocks is { } blocks)
            plain["blocks"] = JsonNode.Parse(blocks.GetRawText());
        if (withMetadata && message.Metadata is { } metadata)
            plain["metadata"] = JsonNode.Parse(metadata.GetRawText());
        if (message.Files.Length > 0)
            plain["files"] = new JsonArray([.. message.Files.Select(File)]);
        return plain;
    }

    /// <summary>A view in an interaction: what Alfred described, and what only Slack knows.</summary>
    public JsonObject View(OpenView open, JsonElement values)
    {
        var view = JsonNode.Parse(open.View.GetRawText())!.AsObject();
        view["id"] = open.Id;
        view["team_id"] = book.People.Team;
        view["hash"] = "sandbox";
        view["private_metadata"] ??= "";
        view["callback_id"] ??= "";
        var filled = values.ValueKind == JsonValueKind.Object ? JsonNode.Parse(values.GetRawText()) : new JsonObject();
        view["state"] = new JsonObject { ["values"] = filled };
        return view;
    }

    private JsonNode File(SandboxFile file) => new JsonObject
    {
        ["id"] = $"F{file.Id}",
        ["name"] = file.Name,
        ["mimetype"] = file.MediaType,
        ["size"] = file.Size,
        ["subtype"] = file.IsVoice ? "slack_audio" : null,
        ["url_private"] = $"{backend.Url}/files/{file.Id}",
        ["url_private_download"] = $"{backend.Url}/files/{file.Id}",
    };
}
