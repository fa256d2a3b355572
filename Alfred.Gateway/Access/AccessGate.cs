using Alfred.Operators;

namespace Alfred.Gateway.Access;

/// <summary>
/// Stands before every route, also those that others add: a route without <see cref="RouteAccess"/> is closed to all but the operator.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, GatewayOptions options, OperatorSession session, TokenCheck tokens)
{
    /// <summary>Lets a request through or answers it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            return next(context);
        var access = endpoint.Metadata.GetMetadata<RouteAccessMetadata>()?.Access ?? RouteAccess.Operator;
        if (!IsOnListener(context, access))
            return AnswerAsync(context, StatusCodes.Status404NotFound);
        return access switch
        {
            RouteAccess.Public or RouteAccess.SignIn or RouteAccess.OperatorListener => next(context),
            RouteAccess.Loopback => LocalRequest.IsLocal(context) ? next(context) : AnswerAsync(context, StatusCodes.Status404NotFound),
            RouteAccess.OperatorOrLocal when IsOpenToThisMachine && LocalRequest.IsLocal(context) => next(context),
            RouteAccess.OperatorReader => AdmitOperatorAsync(context, OperatorRole.Reader),
            _ => AdmitOperatorAsync(context, OperatorRole.Admin),
        };
    }

    private bool IsOpenToThisMachine => options.IsOperatorTokenGenerated && !options.Instance.IsProduction;

    private bool IsOnListener(HttpContext context, RouteAccess access)
    {
        if (options.OperatorPort is not { } operatorPort || access == RouteAccess.Loopback)
            return true;
        return (context.Connection.LocalPort == operatorPort) == (access != RouteAccess.Public);
    }

    private Task AdmitOperatorAsync(HttpContext context, OperatorRole needed)
    {
        if (BearerToken.Of(context.Request) is not { } token)
        {
            return session.RoleOf(context.Request) is { } signedIn
                ? AdmitAsync(context, signedIn, needed, isSession: true)
                : RefuseAsync(context);
        }

        return tokens.Check(context, token) switch
        {
            TokenResult.Admin => AdmitAsync(context, OperatorRole.Admin, needed, isSession: false),
            TokenResult.Reader => AdmitAsync(context, OperatorRole.Reader, needed, isSession: false),
            TokenResult.TooMany => SignInAnswers.TooManyAsync(context),
            _ => RefuseAsync(context),
        };
    }

    private Task AdmitAsync(HttpContext context, OperatorRole role, OperatorRole needed, bool isSession)
    {
        if (role < needed)
            return AnswerAsync(context, StatusCodes.Status403Forbidden);
        context.User = OperatorUser.Of(role, isSession);
        return next(context);
    }

    private Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return SignInAnswers.WantsPage(context.Request)
            ? SignInAnswers.PageAsync(
                context, options.Instance, StatusCodes.Status401Unauthorized, $"{context.Request.Path}{context.Request.QueryString}")
            : AnswerAsync(context, StatusCodes.Status401Unauthorized);
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
