using System.Security.Cryptography;
using Alfred.Sandbox.Feeds;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

/// <summary>Plays the media part of the Graph API: uploads, addresses, downloads.</summary>
internal sealed class FakeGraphFiles(GraphSettings settings, FakeGraphApi graph, SandboxFiles files, TrafficLog traffic)
{
    /// <summary><c>POST /{version}/{phone}/media</c>, a form with the file.</summary>
    public async Task<IResult> UploadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (graph.Refusal(request, "upload") is { } refusal)
            return refusal;
        request.AllowBody(SandboxFiles.MaxSize + (64 * 1024));
        if (!request.HasFormContentType || (await request.ReadFormAsync(cancellationToken)).Files is not [{ Length: > 0 and <= SandboxFiles.MaxSize } upload])
            return graph.Answer("upload", StatusCodes.Status400BadRequest, 131053, "Media upload error");
        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, cancellationToken);
        var file = files.Add(SentText.CleanName(upload.FileName), upload.ContentType, content.ToArray());
        traffic.Add(isFromAlfred: true, "upload", "200");
        return Results.Json(new { id = file.Id });
    }

    /// <summary><c>GET /{version}/{media}</c>: where the bytes are.</summary>
    public IResult Find(HttpRequest request, string id)
    {
        if (graph.Refusal(request, "media address") is { } refusal)
            return refusal;
        if (files.Find(id) is not var (file, content))
            return graph.Answer("media address", StatusCodes.Status404NotFound, 100, "Unsupported get request");
        traffic.Add(isFromAlfred: true, "media address", "200");
        return Results.Json(new
        {
            messaging_product = "whatsapp",
            id = file.Id,
            url = $"{settings.Url}/media/{file.Id}",
            mime_type = file.MediaType,
            file_size = file.Size,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(content.Span)),
        });
    }

    /// <summary>The bytes.</summary>
    public IResult Download(HttpRequest request, string id)
    {
        if (graph.Refusal(request, "download") is { } refusal)
            return refusal;
        if (files.Find(id) is not var (file, content))
            return Results.NotFound();
        traffic.Add(isFromAlfred: true, "download", "200");
        return Results.Bytes(content, file.MediaType);
    }
}
