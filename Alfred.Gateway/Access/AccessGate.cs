namespace Alfred.Gateway.Access;

/// <summary>
/// Stands before every route, also those that others add: a route without <see cref="RouteAccess"/> is closed to all but the operator.
/// </summary>
internal sealed class AccessGate(RequestDelegate next, GatewayOptions options)
{
    /// <summary>Lets a request through or answers it.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
            return next(context);
        var access = endpoint.Metadata.GetMetadata<RouteAccessMetadata>()?.Access ?? RouteAccess.Operator;
        if (!IsOnListener(context, access))
            return AnswerAsync(context, StatusCodes.Status404NotFound);
        if (IsAllowed(context, access))
            return next(context);
        if (access == RouteAccess.Loopback)
            return AnswerAsync(context, StatusCodes.Status404NotFound);
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return AnswerAsync(context, StatusCodes.Status401Unauthorized);
    }

    private bool IsOnListener(HttpContext context, RouteAccess access)
    {
        if (options.OperatorPort is not { } operatorPort || access == RouteAccess.Loopback)
            return true;
        return (context.Connection.LocalPort == operatorPort) == (access != RouteAccess.Public);
    }

    private bool IsAllowed(HttpContext context, RouteAccess access) => access switch
    {
        RouteAccess.Public => true,
        RouteAccess.Loopback => LocalRequest.IsLocal(context),
        RouteAccess.OperatorOrLocal when IsOpenToThisMachine && LocalRequest.IsLocal(context) => true,
        _ => BearerToken.IsCarriedBy(context.Request, options.OperatorToken),
    };

    private bool IsOpenToThisMachine => options.IsOperatorTokenGenerated && !options.Instance.IsProduction;

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
