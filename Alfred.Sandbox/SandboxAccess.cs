
namespace Alfred.Sandbox;

/// <summary>
/// What the page's own requests must have beside the route's access: a body that a foreign page cannot send by a form. Another origin is
/// stopped by that access; this is the second lock.
/// </summary>
internal static class SandboxAccess
{
    /// <summary>Refuses types of bodies that a form can have.</summary>
    public static async ValueTask<object?> RefuseForms(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var isForm = request.ContentType is { } type
            && (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase));
        return HttpMethods.IsPost(request.Method) && isForm
            ? Results.StatusCode(StatusCodes.Status415UnsupportedMediaType)
            : await next(context);
    }
}
