using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>Whether the instance is well, at one look.</summary>
internal static class TodayPage
{
    /// <summary>Maps the page.</summary>
    public static void MapToday(this RouteGroupBuilder console) =>
        console.MapGet("", async (
            [FromServices] IDayView day, [FromServices] IWorkFigures figures, [FromServices] IOperatorHost host,
            CancellationToken cancellationToken) =>
        {
            var work = await figures.GetAsync(cancellationToken);
            var today = work.DatabaseTime is null ? null : await day.TodayAsync(cancellationToken);
            return new ConsolePage<TodayView, Today>("Today", new(today, work, host, (await host.ChecksAsync(cancellationToken)).Checks));
        });
}

/// <summary>What the page shows.</summary>
/// <param name="Day">What happened since midnight; null while the database is away.</param>
/// <param name="Work">What waits now.</param>
/// <param name="Host">The process.</param>
/// <param name="Checks">What the doctor found.</param>
public sealed record Today(DayView? Day, WorkFigures Work, IOperatorHost Host, ImmutableArray<CheckRow> Checks)
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    /// <summary>What somebody should look at, each with the page that shows it.</summary>
    public IEnumerable<(string Text, string Path)> Problems()
    {
        if (Work.DatabaseTime is null)
        {
            yield return ("The database does not answer: messages are refused, and their providers deliver them again.",
                ConfigurationPage.Path);
        }

        if (Work.IsRedisUp == false)
            yield return ("Redis does not answer: read models are stale, everything else works.", ConfigurationPage.Path);
        if (Work.DeadLetters > 0)
            yield return ($"{Format.Count(Work.DeadLetters, "dead letter", "dead letters")} to decide about.", DeadLettersPage.Path);
        if (Work.Uncertain > 0)
            yield return ($"{Format.Count(Work.Uncertain, "reply", "replies")} may or may not have been sent.", DeadLettersPage.Path);
        if (Work.BriefingsUndelivered > 0)
        {
            yield return ($"{Format.Count(Work.BriefingsUndelivered, "briefing was", "briefings were")} not delivered in 24 hours.",
                SchedulesPage.BriefingsPath);
        }

        if (Work.InboxAge > Late)
            yield return ($"A message waits for {Format.Span(Work.InboxAge)}.", ConversationsPage.WaitingPath);
        if (Work.OutboxAge > Late)
            yield return ($"A reply waits for {Format.Span(Work.OutboxAge)} to be sent.", ConversationsPage.Path);
        if (Work.ScheduleOverdue > Late)
            yield return ($"Something scheduled is {Format.Span(Work.ScheduleOverdue)} late.", SchedulesPage.Path);
        foreach (var check in Checks.Where(static check => !check.IsGood))
            yield return ($"{check.Subject}: {check.Text}", ConfigurationPage.Path);
    }
}
