namespace Alfred.Sandbox.Files;

/// <summary>
/// Shows files to the page. What they hold came from anywhere: only pictures and sound are shown in place, and nothing in them runs.
/// </summary>
internal static class FileRoutes
{
    /// <summary>Maps them.</summary>
    public static void MapFiles(this IEndpointRouteBuilder page, SandboxFiles files) =>
        page.MapGet("/files/{id}", (string id, HttpResponse response) => Show(files, id, response));

    private static IResult Show(SandboxFiles files, string id, HttpResponse response)
    {
        if (files.Find(id) is not var (file, content))
            return Results.NotFound();
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, max-age=3600, immutable";
        return IsShown(file.MediaType)
            ? Results.Bytes(content, file.MediaType)
            : Results.Bytes(content, "application/octet-stream", file.Name ?? "file");
    }

    private static bool IsShown(string mediaType) =>
        mediaType is "image/png" or "image/jpeg" or "image/webp" or "image/gif"
        || mediaType.StartsWith("audio/", StringComparison.Ordinal)
        || mediaType.StartsWith("video/", StringComparison.Ordinal);
}
