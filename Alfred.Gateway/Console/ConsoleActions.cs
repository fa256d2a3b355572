using System.Security.Cryptography;
using Alfred.Gateway.Access;
using Microsoft.AspNetCore.Http.Features;

namespace Alfred.Gateway.Console;

/// <summary>Maps what changes something: for admins only, and only when a form of these pages asks for it.</summary>
internal static class ConsoleActions
{
    /// <summary>The field of what only our own forms know.</summary>
    public const string TokenField = "csrf";

    /// <summary>The field of the page that the form stood on.</summary>
    public const string ReturnField = "return";

    private const int MaxBodyLength = 16 * 1024;

    private static readonly FormOptions Limits = new()
    {
        BufferBodyLengthLimit = MaxBodyLength, ValueCountLimit = 16, KeyLengthLimit = 64, ValueLengthLimit = 4 * 1024,
    };

    /// <summary>Maps an action that leads back to where it was asked for.</summary>
    /// <param name="console">The console.</param>
    /// <param name="path">The action's path.</param>
    /// <param name="act">Does it, and gives a code of <see cref="Notices"/>.</param>
    public static void MapAction(this RouteGroupBuilder console, string path, Func<ConsoleAction, Task<string>> act) =>
        console.MapPageAction(path, async action => Back(action, await act(action)));

    /// <summary>Maps an action that answers with a page of its own.</summary>
    public static void MapPageAction(this RouteGroupBuilder console, string path, Func<ConsoleAction, Task<IResult>> act) =>
        console.MapPost(path, async (HttpContext context) =>
        {
            if (await PostedForm.ReadAsync(context, Limits) is not { } form)
                return Results.StatusCode(StatusCodes.Status400BadRequest);
            // Who brings the operator's token itself is no browser that another page could make ask.
            return OperatorUser.IsSession(context) && !IsOurs(context, form)
                ? Results.StatusCode(StatusCodes.Status400BadRequest)
                : await act(new(context, form));
        }).WithAccess(RouteAccess.Operator);

    private static bool IsOurs(HttpContext context, IFormCollection form)
    {
        var expected = context.RequestServices.GetRequiredService<OperatorSession>().FormToken(context.Request);
        return form[TokenField] is [{ } given]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
    }

    private static IResult Back(ConsoleAction action, string notice)
    {
        var to = action.Form[ReturnField] is [{ } wanted] && OwnOrigin.IsPath(wanted) ? wanted : ConsoleRoutes.Root;
        var separator = to.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        action.Context.Response.Headers.Location = $"{to}{separator}{PageFrame.NoticeKey}={notice}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
