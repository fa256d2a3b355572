using System.Reflection;
using Alfred.Instances;

namespace Alfred.Gateway.Access;

/// <summary>What somebody gets who is not let in: a browser the sign-in page, everybody else a status.</summary>
internal static class SignInAnswers
{
    /// <summary>No script at all, nothing from elsewhere, not to be framed.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Prefix = "Alfred.Gateway.Access.Page.";
    private static readonly Lazy<string> Template = new(ReadTemplate);

    /// <summary>True for a person who opens an address.</summary>
    public static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.GetTypedHeaders().Accept.Any(static type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The sign-in page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="instance">Whose page it is.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="returnTo">Where to go afterwards.</param>
    /// <param name="problem">What went wrong before, in a sentence; none by default.</param>
    public static Task PageAsync(HttpContext context, Instance instance, int status, string returnTo, string? problem = null)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.CacheControl = "no-store";
        // Not "no-referrer": the form would then be sent with the origin "null".
        response.Headers["Referrer-Policy"] = "same-origin";
        var alert = problem is null ? "" : $"""<p id="problem" class="problem" role="alert">{WebUtility.HtmlEncode(problem)}</p>""";
        return response.WriteAsync(Template.Value
            .Replace("{instance}", instance.Kind == InstanceKind.Home ? "Alfred-Home" : "Alfred-Biz", StringComparison.Ordinal)
            .Replace("{problem}", alert, StringComparison.Ordinal)
            .Replace("{field}", problem is null ? "" : " aria-invalid=\"true\" aria-describedby=\"problem\"", StringComparison.Ordinal)
            // Last: it is the caller's.
            .Replace("{return}", WebUtility.HtmlEncode(returnTo), StringComparison.Ordinal));
    }

    /// <summary>Tells somebody to wait who gave too many wrong tokens.</summary>
    public static Task TooManyAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "60";
        return Task.CompletedTask;
    }

    /// <summary>One of the page's parts; 404 for what is none.</summary>
    public static IResult Part(string name) => name switch
    {
        "sign-in.css" => Results.Stream(Open(name), "text/css; charset=utf-8"),
        "icon.svg" => Results.Stream(Open(name), "image/svg+xml"),
        _ => Results.NotFound(),
    };

    private static string ReadTemplate()
    {
        using var reader = new StreamReader(Open("sign-in.html"));
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)!;
}
