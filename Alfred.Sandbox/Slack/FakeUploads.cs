using System.Collections.Concurrent;
using System.Globalization;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>Slack's files: an address to upload to, the upload, the sharing, the download.</summary>
internal sealed class FakeUploads(ISlackBackend backend, WorkspaceBook book, SandboxFiles files, TimeProvider time)
{
    private const int MaxPending = 50;
    private const string SignInPage = "https://slack.com/signin";

    private readonly ConcurrentDictionary<string, (string Name, SandboxFile? File)> _pending = new(StringComparer.Ordinal);

    /// <summary>Maps what is no method.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/upload/{id}", UploadAsync);
        api.MapGet("/files/{id}", DownloadAsync);
    }

    /// <summary>Answers one call.</summary>
    public SlackReply Answer(SlackArguments call) => call.Method switch
    {
        "files.getUploadURLExternal" => Open(call),
        "files.completeUploadExternal" => Share(call),
        _ => files.Find(call.Text("file")?.TrimStart('F') ?? "") is var (file, _)
            ? SlackReply.Of(new { ok = true, file = new { id = $"F{file.Id}", name = file.Name } })
            : SlackReply.Failed("file_not_found"),
    };

    private async Task UploadAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (!_pending.TryGetValue(id, out var pending)
            || await context.Request.ReadBodyAsync(SandboxFiles.MaxSize) is not { Length: > 0 } content)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var file = files.Add(pending.Name, MediaTypeOf(pending.Name), content);
        _pending[id] = (pending.Name, file);
        backend.Upload(file, content);
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"OK - {content.Length}"));
    }

    private async Task DownloadAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.Length == 0 || backend.RefuseToken(authorization) is not null)
        {
            // Whoever has no token is asked to sign in.
            context.Response.Redirect(SignInPage);
        }
        else if (backend.Download((string)context.Request.RouteValues["id"]!) is var (mediaType, content))
        {
            context.Response.ContentType = mediaType;
            await context.Response.Body.WriteAsync(content);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private SlackReply Open(SlackArguments call)
    {
        if (call.Text("filename") is not { Length: > 0 } name
            || !long.TryParse(call.Text("length"), CultureInfo.InvariantCulture, out var length)
            || length is < 1 or > SandboxFiles.MaxSize)
            return SlackReply.Failed("invalid_arguments");
        if (_pending.Count >= MaxPending)
            _pending.Clear();
        var id = book.NextId("F");
        _pending[id] = (name, null);
        return SlackReply.Of(new { ok = true, upload_url = $"{backend.Url}/upload/{id}", file_id = id });
    }

    private SlackReply Share(SlackArguments call)
    {
        // Where posts may name a person, this wants the channel.
        var channelId = call.Text("channel_id");
        var channel = book.People.Channel(channelId);
        if (channelId is not null && channel?.Id != channelId)
            return SlackReply.Failed("channel_not_found");
        var ids = call.Json("files").Items().Select(static file => file.At("id").Text() ?? "").ToArray();
        var shared = ids.Select(id => _pending.TryGetValue(id, out var pending) ? pending.File : null).OfType<SandboxFile>().ToArray();
        if (shared.Length == 0 || shared.Length < ids.Length)
            return SlackReply.Failed("file_not_found");
        foreach (var id in ids)
            _pending.TryRemove(id, out _);
        if (channel is not null)
            Show(call, channel, shared);
        return SlackReply.Of(new { ok = true, files = shared.Select(static file => new { id = $"F{file.Id}", title = file.Name }) });
    }

    private void Show(SlackArguments call, WorkspaceChannel channel, SandboxFile[] shared) => book.Add(new()
    {
        Channel = channel.Id,
        Ts = book.NextTs(),
        ThreadTs = call.Text("thread_ts"),
        User = book.People.Bot,
        At = time.GetUtcNow(),
        Text = call.Text("initial_comment") ?? "",
        Files = [.. shared],
    });

    private static string MediaTypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".csv" => "text/csv",
        ".pdf" => "application/pdf",
        _ => "application/octet-stream",
    };
}
