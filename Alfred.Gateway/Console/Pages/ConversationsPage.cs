using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>The list of conversations.</summary>
internal static class ConversationsPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/dashboard/conversations";

    /// <summary>Those in which something waits.</summary>
    public const string WaitingPath = $"{Path}?filter=waiting";

    /// <summary>Those that are paused.</summary>
    public const string PausedPath = $"{Path}?filter=paused";

    /// <summary>Maps the page.</summary>
    public static void MapConversations(this RouteGroupBuilder console) =>
        console.MapGet("/conversations", async (
            [FromServices] IConversationView view, string? search, string? filter, int? page, CancellationToken cancellationToken) =>
        {
            var wanted = Enum.TryParse<ConversationFilter>(filter, ignoreCase: true, out var known) ? known : ConversationFilter.All;
            var rows = await view.ListAsync(search, wanted, Math.Max(page ?? 1, 1), cancellationToken);
            return new ConsolePage<ConversationsView, Conversations>("Conversations", new(search, wanted, rows));
        });
}

/// <summary>What the page shows.</summary>
/// <param name="Search">What was searched for; null for nothing.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="Rows">The conversations.</param>
public sealed record Conversations(string? Search, ConversationFilter Filter, PageOf<ConversationRow> Rows);
