using Alfred.Instances;
using Alfred.Operators;
using Microsoft.AspNetCore.Http.Features;

namespace Alfred.Gateway.Access;

/// <summary>
/// The operator's way in and out with a browser, for every page of theirs: the gate shows it in the place of what it guards.
/// </summary>
internal static class SignInRoutes
{
    /// <summary>Where the form is.</summary>
    public const string Path = "/dashboard/sign-in";

    private const string Home = "/dashboard";
    private const int MaxBodyLength = 8 * 1024;

    private static readonly FormOptions Limits = new()
    {
        BufferBodyLengthLimit = MaxBodyLength, ValueCountLimit = 8, KeyLengthLimit = 64, ValueLengthLimit = MaxBodyLength,
    };

    /// <summary>Maps <c>/dashboard/sign-in</c> and <c>/dashboard/sign-out</c>.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes, GatewayOptions options, OperatorSession session, TokenCheck tokens)
    {
        var signIn = routes.MapGroup(Path).WithAccess(RouteAccess.SignIn);
        signIn.MapGet("", context => SignInAnswers.PageAsync(context, options.Instance, StatusCodes.Status200OK, Home));
        signIn.MapGet("/{name}", (string name) => SignInAnswers.Part(name));
        signIn.MapPost("", context => SignInAsync(context, options.Instance, session, tokens));
        routes.MapGet("/dashboard/sign-out", (HttpContext context) =>
        {
            // A foreign page may not sign anybody out; whoever comes from one sees the form all the same.
            if (OwnOrigin.IsOf(context.Request))
                session.End(context);
            return Results.Redirect(Path);
        }).WithAccess(RouteAccess.SignIn);
    }

    private static async Task SignInAsync(HttpContext context, Instance instance, OperatorSession session, TokenCheck tokens)
    {
        if (!OwnOrigin.IsOf(context.Request) || !context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (await PostedForm.ReadAsync(context, Limits) is not { } form)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var returnTo = form["return"] is [{ } wanted] && OwnOrigin.IsPath(wanted) ? wanted : Home;
        var result = tokens.Check(context, form["token"] is [{ } token] ? token.Trim() : "");
        switch (result)
        {
            case TokenResult.Admin or TokenResult.Reader:
                session.Begin(context, result == TokenResult.Admin ? OperatorRole.Admin : OperatorRole.Reader);
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = returnTo;
                break;
            case TokenResult.TooMany:
                context.Response.Headers.RetryAfter = "60";
                await SignInAnswers.PageAsync(
                    context, instance, StatusCodes.Status429TooManyRequests, returnTo, "Too many wrong tokens. Try again in a minute.");
                break;
            default:
                await SignInAnswers.PageAsync(
                    context, instance, StatusCodes.Status401Unauthorized, returnTo, "That is not the operator’s token.");
                break;
        }
    }
}
