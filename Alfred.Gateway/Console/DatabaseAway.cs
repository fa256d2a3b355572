using System.Data.Common;
using Alfred.Gateway.Console.Pages;

namespace Alfred.Gateway.Console;

/// <summary>What a page says while the database does not answer: that is when somebody looks.</summary>
internal static class DatabaseAway
{
    private const string Text =
        "The database does not answer. Messages that come now are refused, and their providers deliver them again; what was stored is "
        + "safe. This page comes back by itself.";

    /// <summary>Answers for whatever the database failed.</summary>
    public static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            return ProblemPage.Show(StatusCodes.Status503ServiceUnavailable, "No database", Text);
        }
    }
}
