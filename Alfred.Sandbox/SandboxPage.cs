using System.Collections.Frozen;
using System.Reflection;

namespace Alfred.Sandbox;

/// <summary>The sandbox's page and its parts, as they are built into the program.</summary>
internal static class SandboxPage
{
    private const string Prefix = "Alfred.Sandbox.Page.";

    /// <summary>
    /// No inline script or style, nothing from elsewhere, not to be framed. Pictures also from memory: previews of what will be sent.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; media-src 'self' blob:; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The page.</summary>
    public static IResult Page(HttpContext context) => Document(context, "sandbox.html");

    /// <summary>The page with the requests to the played model.</summary>
    public static IResult Model(HttpContext context) => Document(context, "model.html");

    /// <summary>What a person sees who opens an address that is none; the status says it as well.</summary>
    public static IResult Missing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Document(context, "missing.html");
    }

    /// <summary>One of its parts; 404 for what is none.</summary>
    public static IResult Part(HttpContext context, string name)
    {
        // Also on parts: the pages themselves can be opened under this address.
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        // Built anew at every start: an old part beside a new one would be a broken page.
        context.Response.Headers.CacheControl = "no-cache";
        return ContentTypes.TryGetValue(Path.GetExtension(name), out var type)
            && Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name) is { } part
            ? Results.Stream(part, type)
            : Results.NotFound();
    }

    private static IResult Document(HttpContext context, string name)
    {
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        context.Response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
        return Part(context, name);
    }
}
