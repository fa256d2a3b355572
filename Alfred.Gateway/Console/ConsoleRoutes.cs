using System.Reflection;
using Alfred.Gateway.Access;
using Alfred.Gateway.Console.Pages;
using Microsoft.Net.Http.Headers;

namespace Alfred.Gateway.Console;

/// <summary>
/// The operator's console: pages made on the server, that work without script. A page is a file in <c>Pages</c> and its view; whoever only
/// reads may see it, and only admins reach what changes something (<see cref="ConsoleActions"/>).
/// </summary>
internal static class ConsoleRoutes
{
    /// <summary>The address of its first page.</summary>
    public const string Root = "/dashboard";

    private const string Assets = "Alfred.Gateway.Console.Assets.";

    /// <summary>Maps it.</summary>
    public static void MapConsole(this IEndpointRouteBuilder routes)
    {
        var console = routes.MapGroup(Root).WithAccess(RouteAccess.OperatorReader).AddEndpointFilter(DatabaseAway.AnswerAsync);
        console.MapToday();
        console.MapConversations();
        console.MapConversation();
        console.MapDeadLetters();
        console.MapSchedules();
        console.MapMembers();
        console.MapSkills();
        console.MapConfiguration();
        console.MapLog();
        console.MapAudit();
        console.MapLiveEvents();
        console.MapGet("/assets/console.css", static () => Asset("console.css", "text/css; charset=utf-8"));
        console.MapGet("/assets/console.js", static () => Asset("console.js", "text/javascript; charset=utf-8"));
    }

    private static IResult Asset(string name, string type)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var tag = new EntityTagHeaderValue($"\"{assembly.ManifestModule.ModuleVersionId:N}\"");
        return Results.Stream(assembly.GetManifestResourceStream(Assets + name)!, type, entityTag: tag);
    }
}
