using System.Diagnostics.Metrics;
using Alfred.Diagnostics;

namespace Alfred.Operators;

/// <summary>
/// Shows <see cref="WorkFigures"/> as gauges. Whoever collects them asks for fresh figures first; while the database is away they have no
/// values but for its own, so that an alert sees the difference from "nothing waits".
/// </summary>
public sealed class FigureGauges
{
    private readonly IWorkFigures _figures;
    private WorkFigures? _last;

    public FigureGauges(IWorkFigures figures, IMeterFactory meters)
    {
        _figures = figures;
        // The factory owns the meter.
        var meter = meters.Create(MessageMetrics.MeterName);
        Count(meter, "alfred.inbox.waiting", "Messages that wait to be handled", static now => now.InboxWaiting);
        Seconds(meter, "alfred.inbox.age", "How long the oldest message waits", static now => now.InboxAge);
        Count(meter, "alfred.outbox.waiting", "Replies that wait to be sent or to be found sent", static now => now.OutboxOpen);
        Seconds(meter, "alfred.outbox.age", "For how long the oldest reply could have been sent", static now => now.OutboxAge);
        Count(meter, "alfred.outbox.uncertain", "Replies of which nobody knows whether they were sent", static now => now.Uncertain);
        Count(meter, "alfred.outbox.held", "Replies that wait until their person writes", static now => now.Held);
        Count(meter, "alfred.dead_letters", "What was given up and waits for the operator", static now => now.DeadLetters);
        Count(meter, "alfred.conversations.paused", "Conversations that the operator paused", static now => now.Paused);
        Count(meter, "alfred.schedules", "What is scheduled", static now => now.Schedules);
        Seconds(meter, "alfred.schedule.overdue", "How long something due was not brought", static now => now.ScheduleOverdue);
        Count(meter, "alfred.briefings.due", "Briefings that were due in 24 hours", static now => now.BriefingsDue);
        Count(meter, "alfred.briefings.delivered", "Those that a channel took", static now => now.BriefingsDelivered);
        Count(
            meter, "alfred.briefings.undelivered", "Those that were not delivered within 15 minutes",
            static now => now.BriefingsUndelivered);
        meter.CreateObservableGauge(
            "alfred.postgres.up", () => Last is { } now ? [new(now.DatabaseTime is null ? 0 : 1)] : Nothing<long>(),
            description: "1 while the database answers");
        meter.CreateObservableGauge(
            "alfred.postgres.duration",
            () => Last?.DatabaseTime is { } time ? [new(time.TotalSeconds)] : Nothing<double>(), "s", "How long it took to answer");
        meter.CreateObservableGauge(
            "alfred.redis.up", () => Last?.IsRedisUp is { } isUp ? [new(isUp ? 1 : 0)] : Nothing<long>(),
            description: "1 while Redis answers; nothing without REDIS_URL");
    }

    // Collecting is synchronous: what is being asked for is there for the next collection.
    private WorkFigures? Last
    {
        get
        {
            var asked = _figures.GetAsync();
            return _last = asked.IsCompletedSuccessfully ? asked.GetAwaiter().GetResult() : _last;
        }
    }

    private void Count(Meter meter, string name, string description, Func<WorkFigures, long> value) =>
        meter.CreateObservableGauge(
            name, () => Last is { DatabaseTime: not null } now ? [new(value(now))] : Nothing<long>(), description: description);

    private void Seconds(Meter meter, string name, string description, Func<WorkFigures, TimeSpan> value) =>
        meter.CreateObservableGauge(
            name, () => Last is { DatabaseTime: not null } now ? [new(value(now).TotalSeconds)] : Nothing<double>(), "s", description);

    private static IEnumerable<Measurement<T>> Nothing<T>()
        where T : struct => [];
}
