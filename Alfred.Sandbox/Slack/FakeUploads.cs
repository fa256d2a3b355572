using System.Collections.Concurrent;
using System.Globalization;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Sandbox.Slack;

/// <summary>Plays Slack's files: an address to upload to, the upload, the sharing, the download.</summary>
internal sealed class FakeUploads(SlackSettings settings, WorkspaceBook book, SandboxFiles files, TimeProvider time)
{
    private const int MaxPending = 50;

    private readonly ConcurrentDictionary<string, (string Name, SandboxFile? File)> _pending = new(StringComparer.Ordinal);

    /// <summary>Answers one call.</summary>
    public object Answer(SlackArguments call) => call.Method switch
    {
        "files.getUploadURLExternal" => Address(call),
        "files.completeUploadExternal" => Complete(call),
        _ => files.Find(call.Text("file")?.TrimStart('F') ?? "") is var (file, _) ? new { ok = true, file = new { id = $"F{file.Id}", name = file.Name } } : Error("file_not_found"),
    };

    /// <summary>Takes the bytes.</summary>
    public async Task<IResult> UploadAsync(HttpRequest request, string id)
    {
        if (!_pending.TryGetValue(id, out var pending) || await request.ReadBodyAsync(SandboxFiles.MaxSize) is not { Length: > 0 } content)
            return Results.BadRequest();
        _pending[id] = (pending.Name, files.Add(pending.Name, MediaTypeOf(pending.Name), content));
        return Results.Text(string.Create(CultureInfo.InvariantCulture, $"OK - {content.Length}"));
    }

    /// <summary>Gives the bytes to Alfred.</summary>
    public IResult Download(HttpRequest request, string id)
    {
        if (!request.CarriesToken(settings.BotToken))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        return files.Find(id) is var (file, content) ? Results.Bytes(content, file.MediaType) : Results.NotFound();
    }

    private object Address(SlackArguments call)
    {
        if (call.Text("filename") is not { Length: > 0 } name || !long.TryParse(call.Text("length"), CultureInfo.InvariantCulture, out var length) || length is < 1 or > SandboxFiles.MaxSize)
            return Error("invalid_arguments");
        if (_pending.Count >= MaxPending)
            _pending.Clear();
        var id = book.NextId("F");
        _pending[id] = (name, null);
        return new { ok = true, upload_url = $"{settings.Url}/upload/{id}", file_id = id };
    }

    private object Complete(SlackArguments call)
    {
        var shared = call.Json("files").Items().Select(file => file.At("id").Text() is { } id && _pending.TryRemove(id, out var pending) ? pending.File : null).OfType<SandboxFile>().ToArray();
        if (shared.Length == 0)
            return Error("file_not_found");
        if (book.Channel(call.Text("channel_id")) is { } channel)
        {
            book.Add(new()
            {
                Channel = channel.Id,
                Ts = book.NextTs(),
                ThreadTs = call.Text("thread_ts"),
                User = WorkspaceBook.Bot,
                At = time.GetUtcNow(),
                Text = call.Text("initial_comment") ?? "",
                Files = [.. shared],
            });
        }

        return new { ok = true, files = shared.Select(static file => new { id = $"F{file.Id}" }) };
    }

    private static string MediaTypeOf(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".csv" => "text/csv",
        ".pdf" => "application/pdf",
        _ => "application/octet-stream",
    };

    private static object Error(string error) => new { ok = false, error };
}
