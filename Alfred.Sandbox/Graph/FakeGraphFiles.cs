using System.Security.Cryptography;
using System.Text.Json;
using Alfred.Sandbox.Files;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Graph;

/// <summary>The files of the fake Graph API: uploads, addresses, downloads.</summary>
internal sealed class FakeGraphFiles(IGraphBackend backend, SandboxFiles files)
{
    /// <summary>Maps them.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/{version}/{phoneId}/media", UploadAsync);
        api.MapGet("/media/{id}", DownloadAsync);
        api.MapGet("/{version}/{id}", DescribeAsync);
    }

    private async Task UploadAsync(HttpContext context)
    {
        var request = context.Request;
        request.AllowBody(SandboxFiles.MaxSize + (64 * 1024));
        if (Refuse(GraphFileMethod.Upload, request) is { } refusal)
        {
            await EndAsync(context, "upload", refusal);
            return;
        }

        if (!request.HasFormContentType
            || await request.ReadFormAsync(context.RequestAborted)
                is not { Files: [{ Length: > 0 and <= SandboxFiles.MaxSize } upload] } form)
        {
            await EndAsync(context, "upload", GraphError.Of(GraphError.BadUpload, message: "Media upload error"));
            return;
        }

        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, context.RequestAborted);
        var mediaType = form["type"] is [{ Length: > 0 } type] ? type : upload.ContentType;
        var file = files.Add(SentText.CleanName(upload.FileName), mediaType, content.ToArray());
        backend.Upload(file, form["messaging_product"].ToString(), request);
        await EndAsync(context, "upload", Success(new { id = file.Id }));
    }

    private Task DescribeAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (Refuse(GraphFileMethod.Describe, context.Request) is { } refusal)
            return EndAsync(context, "media address", refusal);
        if (files.Find(id) is not var (file, content))
            return EndAsync(context, "media address", GraphError.Of(GraphError.InvalidParameter, message: "Object does not exist"));
        var address = backend.Describe(new(AddressOf(context.Request, id), Convert.ToHexStringLower(SHA256.HashData(content.Span))));
        return EndAsync(context, "media address", Success(new
        {
            messaging_product = "whatsapp",
            id,
            url = address.Url.AbsoluteUri,
            mime_type = file.MediaType,
            file_size = file.Size,
            sha256 = address.Sha256,
        }));
    }

    private async Task DownloadAsync(HttpContext context)
    {
        if (Refuse(GraphFileMethod.Download, context.Request) is { } refusal)
        {
            await EndAsync(context, "download", refusal);
            return;
        }

        if (files.Find((string)context.Request.RouteValues["id"]!) is not var (file, content))
        {
            await EndAsync(context, "download", new FakeAnswer.Respond(404, ""));
            return;
        }

        context.Response.ContentType = file.MediaType;
        await context.Response.Body.WriteAsync(content);
        backend.Trace("download", null, "200");
    }

    // The API's root is what stands before version and id, wherever it is mapped.
    private static Uri AddressOf(HttpRequest request, string id)
    {
        var root = request.Path.Value![..^$"/{request.RouteValues["version"]}/{id}".Length];
        return new($"{request.Scheme}://{request.Host}{root}/media/{id}");
    }

    private FakeAnswer.Respond? Refuse(GraphFileMethod method, HttpRequest request) =>
        backend.Decide(method, request) ?? FakeGraphApi.RefuseToken(backend, request);

    private async Task EndAsync(HttpContext context, string what, FakeAnswer.Respond answer)
    {
        await context.WriteAsync(answer);
        backend.Trace(what, null, $"{answer.Status}");
    }

    private static FakeAnswer.Respond Success(object body) => new(200, JsonSerializer.Serialize(body));
}
