using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Alfred.Silo.Dashboard;

/// <summary>
/// The package's files, read from its assembly as they are asked for. The package itself reads all of them at the start, compresses them,
/// and keeps both: more than 17 MB, most of it a source map that no page needs.
/// </summary>
internal sealed class DashboardAssets(Assembly assembly)
{
    private const string Prefix = "Orleans.Dashboard.wwwroot.";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".ico"] = "image/x-icon",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The same for all of them: they change together.
    private readonly string _tag = $"\"{assembly.ManifestModule.ModuleVersionId:N}\"";

    /// <summary>Serves one file; 404 when there is none.</summary>
    public async Task<IResult> ServeAsync(HttpContext context, string name)
    {
        var headers = context.Response.Headers;
        if (!ContentTypes.TryGetValue(Path.GetExtension(name), out var type)
            || assembly.GetManifestResourceStream(Prefix + name.Replace('/', '.')) is not { } file)
            return Results.NotFound();
        await using var opened = file;
        // Kept by the browser, and asked about each time.
        headers.CacheControl = "private, no-cache";
        headers.ETag = _tag;
        if (context.Request.Headers.IfNoneMatch == _tag)
            return Results.StatusCode(StatusCodes.Status304NotModified);
        headers.ContentType = type;
        headers.Vary = "Accept-Encoding";
        var isText = type.StartsWith("text/", StringComparison.Ordinal);
        if (isText && AcceptsGzip(context.Request))
            await WriteCompressedAsync(context, file);
        else
            await file.CopyToAsync(context.Response.Body, context.RequestAborted);
        return Results.Empty;
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding
            .Any(static encoding => encoding.Quality is not 0 && encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase));

    private static async Task WriteCompressedAsync(HttpContext context, Stream file)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await using var compressed = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await file.CopyToAsync(compressed, context.RequestAborted);
    }
}
