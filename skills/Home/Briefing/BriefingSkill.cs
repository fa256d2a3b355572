using Alfred.Channels;
using Alfred.Commands;
using Alfred.Schedules;
using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Home.Briefing;

/// <summary>The morning briefing: what is to do and to buy, at a set local time or now.</summary>
public sealed class BriefingSkill : Skill
{
    private const string ScheduleName = "briefing";

    private static readonly Choices Times = new(
        [.. ((string[])["7:00", "7:30", "8:00"]).Select(static time => new Choice(time, $"briefing at {time}"))]);

    private static readonly ActionName Show = new("briefing.show");

    private static readonly Parameter Time = new()
    {
        Name = "time",
        Summary = "The local time of day, such as 7:30; asked for when it is left out",
        IsRequired = false,
        Read = ClockTime.Read,
    };

    /// <inheritdoc/>
    public override string Name => "briefing";

    /// <inheritdoc/>
    public override int Position => 30;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "show",
            Effect = Effect.Read,
            Run = static (context, _, _) => BriefingReport.RunAsync(context),
        },
        new()
        {
            Name = "schedule",
            Effect = Effect.Write,
            Parameters = [Time],
            Run = static (context, arguments, _) => Task.FromResult(Schedule(context, arguments)),
        },
        new()
        {
            Name = "off",
            Effect = Effect.Write,
            Run = static async (context, _, cancellationToken) => await StopAsync(context, cancellationToken),
        },
        new()
        {
            Name = "when",
            Effect = Effect.Read,
            Run = static async (context, _, cancellationToken) => await WhenAsync(context, cancellationToken),
        },
    ];

    private static Outcome Schedule(ActionContext context, Arguments arguments)
    {
        if (arguments.Find(Time.Name) is not { } asked)
            return Outcome.Say(context.Language.Say("briefing.ask-time"), Times);
        var at = ClockTime.Parse(asked);
        var rule = ScheduleRule.Daily(at, context.Now.Date, context.Now.Zone);
        var time = ClockTime.Canonical(at);
        return new()
        {
            Reply = new(context.Language.Say(
                at > context.Now.TimeOfDay ? "briefing.set-from-today" : "briefing.set-from-tomorrow",
                ("time", time), ("zone", rule.Zone.Id))),
            Schedules = [new ScheduleChange.Set { Name = ScheduleName, Rule = rule, Action = Show }],
            Journal = new($"set the daily briefing to {time}"),
        };
    }

    // The row is removed in any case: what is read here may be older than what a command before this one asks for.
    private static async Task<Outcome> StopAsync(ActionContext context, CancellationToken cancellationToken) => new()
    {
        Reply = new(context.Language.Say(
            await context.FindScheduleAsync(ScheduleName, cancellationToken) is null ? "briefing.none" : "briefing.stopped")),
        Schedules = [new ScheduleChange.Remove { Name = ScheduleName }],
        Journal = new("stopped the daily briefing"),
    };

    private static async Task<Outcome> WhenAsync(ActionContext context, CancellationToken cancellationToken) =>
        await context.FindScheduleAsync(ScheduleName, cancellationToken) is ScheduleRule.Recurring { Recurrence.At: { } at, Zone: var zone }
            ? Outcome.Say(context.Language.Say("briefing.when", ("time", ClockTime.Canonical(at)), ("zone", zone.Id)))
            : Outcome.Say(context.Language.Say("briefing.none-yet"), Times);
}
