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
            RouteAccess.Public or RouteAccess.SignIn => next(context),
            RouteAccess.Loopback => LocalRequest.IsLocal(context) ? next(context) : AnswerAsync(context, StatusCodes.Status404NotFound),
            RouteAccess.OperatorOrLocal when IsOpenToThisMachine && LocalRequest.IsLocal(context) => next(context),
            _ => AdmitOperatorAsync(context),
        };
    }

    private bool IsOpenToThisMachine => options.IsOperatorTokenGenerated && !options.Instance.IsProduction;

    private bool IsOnListener(HttpContext context, RouteAccess access)
    {
        if (options.OperatorPort is not { } operatorPort || access == RouteAccess.Loopback)
            return true;
        return (context.Connection.LocalPort == operatorPort) == (access != RouteAccess.Public);
    }

    private Task AdmitOperatorAsync(HttpContext context)
    {
        if (BearerToken.Of(context.Request) is { } token)
        {
            return tokens.Check(context, token) switch
            {
                TokenResult.Right => next(context),
                TokenResult.TooMany => SignInAnswers.TooManyAsync(context),
                _ => RefuseAsync(context),
            };
        }

        if (!session.IsCarriedBy(context.Request))
            return RefuseAsync(context);
        // Pages show a way out to whoever came in by one.
        context.User = OperatorSession.User;
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
