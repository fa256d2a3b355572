using Alfred.DeadLetters;
using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>What was given up, is held, or is uncertain.</summary>
internal static class DeadLettersPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/dashboard/dead-letters";

    /// <summary>Replies that wait until their person writes.</summary>
    public const string HeldPath = $"{Path}?kind=held";

    /// <summary>Maps the page.</summary>
    public static void MapDeadLetters(this RouteGroupBuilder console)
    {
        console.MapGet("/dead-letters", async (
            [FromServices] IDeadLetterView view, string? kind, int? page, CancellationToken cancellationToken) =>
        {
            DeadLetterKind? wanted = Enum.TryParse<DeadLetterKind>(kind, ignoreCase: true, out var known) ? known : null;
            var rows = await view.ListAsync(wanted, Math.Max(page ?? 1, 1), cancellationToken);
            return new ConsolePage<DeadLettersView, DeadLetterList>("Dead letters", new(wanted, rows));
        });
        console.MapAction("/dead-letters/{id}/replay", static action =>
            ActAsync(action, (view, id) => view.ReplayAsync(id, action.By, action.Cancelled)));
        console.MapAction("/dead-letters/{id}/drop", static action =>
            ActAsync(action, (view, id) => view.DropAsync(id, action.By, action.Cancelled)));
    }

    private static async Task<string> ActAsync(ConsoleAction action, Func<IDeadLetterView, DeadLetterId, Task<DeadLetterResult>> act)
    {
        DeadLetterId id;
        try
        {
            id = DeadLetterId.Parse(action.Text("id"));
        }
        catch (FormatException)
        {
            return Notices.Wrong;
        }

        return Notices.Of(await act(action.Get<IDeadLetterView>(), id) is DeadLetterResult.Replayed or DeadLetterResult.Dropped);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Kind">Only this kind; null for all.</param>
/// <param name="Rows">The dead letters.</param>
public sealed record DeadLetterList(DeadLetterKind? Kind, PageOf<DeadLetterRow> Rows);
