using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>Every reminder, briefing and digest.</summary>
internal static class SchedulesPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/dashboard/schedules";

    /// <summary>The briefings among them.</summary>
    public const string BriefingsPath = $"{Path}?kind=briefing.show";

    /// <summary>Maps the page.</summary>
    public static void MapSchedules(this RouteGroupBuilder console)
    {
        console.MapGet("/schedules", async (
            [FromServices] IScheduleView view, string? kind, int? page, CancellationToken cancellationToken) =>
        {
            var kinds = await view.ActionsAsync(cancellationToken);
            // A kind that there is none of shows all: the address may hold anything.
            var wanted = kinds.Contains(kind ?? "", StringComparer.Ordinal) ? kind : null;
            var rows = await view.ListAsync(wanted, Math.Max(page ?? 1, 1), cancellationToken);
            return new ConsolePage<SchedulesView, Schedules>("Schedules", new(wanted, kinds, rows));
        });
        console.MapAction("/schedules/{id:long}/run", static async action =>
            Notices.Of(await action.Get<IScheduleView>().RunNowAsync(action.Number("id"), action.By, action.Cancelled)));
        console.MapAction("/schedules/{id:long}/pause", static async action =>
            Notices.Of(await action.Get<IScheduleView>().PauseAsync(action.Number("id"), action.By, action.Cancelled)));
        console.MapAction("/schedules/{id:long}/resume", static async action =>
            Notices.Of(await action.Get<IScheduleView>().ResumeAsync(action.Number("id"), action.By, action.Cancelled)));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Kind">Only what runs this action; null for all.</param>
/// <param name="Kinds">The actions there are.</param>
/// <param name="Rows">The schedules.</param>
public sealed record Schedules(string? Kind, ImmutableArray<string> Kinds, PageOf<ScheduleRow> Rows);
