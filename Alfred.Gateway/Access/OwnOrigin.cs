namespace Alfred.Gateway.Access;

/// <summary>Tells what this server's own pages and programs send from what a foreign page made a browser send.</summary>
internal static class OwnOrigin
{
    /// <summary>True when no foreign page caused the request, as far as browsers tell; programs tell nothing.</summary>
    public static bool IsOf(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is { Count: > 0 } sites && sites is not ["same-origin" or "none"])
            return false;
        return request.Headers.Origin.Count == 0
            || (request.Headers.Origin is [{ } origin]
                && string.Equals(origin, $"{Scheme(request)}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True for a path of this server: "//host" and "/\\host" are other servers for a browser.</summary>
    public static bool IsPath(string path) =>
        path.StartsWith('/')
        && path.Length is > 1 and < 2_000
        && path[1] is not '/'
        && path.All(static c => c is > ' ' and <= '~' and not '\\');

    /// <summary>True when the browser speaks https, be it to a proxy that ends it. A lie only harms the liar.</summary>
    public static bool IsHttps(HttpRequest request) => Scheme(request) == "https";

    private static string Scheme(HttpRequest request) => request.Headers["X-Forwarded-Proto"] is ["https"] ? "https" : request.Scheme;
}
