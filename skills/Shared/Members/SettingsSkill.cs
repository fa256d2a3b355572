using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Shared.Members;

/// <summary>What members set for themselves: where they are, when they want no messages.</summary>
/// <param name="languages">Those that days can be written in.</param>
public sealed class SettingsSkill(LanguageSet languages) : Skill
{
    private const int MaxPlaceLength = 40;

    // When most people may be written to again.
    private static readonly ImmutableArray<string> Mornings = ["7:00", "8:00", "9:00"];

    /// <summary>A place by its time zone.</summary>
    internal static readonly Parameter Place = Parameter.Needed(
        "place", "A city, or an IANA time zone such as Europe/Lisbon",
        static (text, context) => text.Length <= MaxPlaceLength && CityZones.Find(text, context.Language) is { } zone
            ? new ParseResult.Understood(zone)
            : new ParseResult.NotUnderstood(context.Language.Say("settings.no-place", ("place", ShortText.Of(text, MaxPlaceLength)))));

    /// <summary>When quiet hours begin.</summary>
    internal static readonly Parameter From = new() { Name = "from", Summary = "When it begins: 22, 10pm", Read = ClockTime.Read };

    /// <summary>When they end.</summary>
    internal static readonly Parameter Until = new()
    {
        Name = "until", Summary = "When it ends: 7, 7:30; asked for if left out", IsRequired = false, Read = ClockTime.Read,
    };

    public override string Name => "settings";

    public override int Position => 65;

    public override IReadOnlyList<SkillAction> Actions =>
    [
        Write("zone", ZoneActions.SetAsync, Place, DayPeriod.Parameter) with
        {
            Needs = MemberRole.Guest,
            Resolve = (arguments, plan) => DayPeriod.Resolve(arguments, plan, languages),
            // No "undo" goes back to a visit, so the model proposes neither.
            ToolUse = ToolUse.Never,
        },
        Write("home", ZoneActions.EndVisitAsync) with { Needs = MemberRole.Guest, ToolUse = ToolUse.Never },
        Write(
            "quiet", static (context, arguments) =>
                SetQuietHoursAsync(context, new(Time(arguments[From.Name]), Time(arguments[Until.Name]))),
            From, Until) with { Needs = MemberRole.Guest, Resolve = ResolveQuietHours },
        Write("quiet-off", static context => SetQuietHoursAsync(context, hours: null)) with { Needs = MemberRole.Guest },
    ];

    // "No messages after 10pm".
    private static Resolution ResolveQuietHours(Arguments arguments, PlanContext plan) => arguments.Find(Until.Name) is not null
        ? new Resolution.Resolved(arguments)
        : new Resolution.Unclear(plan.Language.Say("settings.quiet-until", ("from", arguments[From.Name])))
        {
            Choices = new([.. Mornings.Select(until => new Choice(until, plan.Language.Say(
                "settings.say-quiet", ("from", arguments[From.Name]), ("until", until))))]),
        };

    private static async Task<Outcome> SetQuietHoursAsync(ActionContext context, QuietHours? hours)
    {
        if (hours is not null && hours.From == hours.Until)
            return Outcome.Say(context.Language.Say("settings.quiet-same"));
        var before = context.Member.QuietHours;
        await context.Grain<IMembershipGrain>(IDirectoryGrain.Key).SetQuietHoursAsync(context.Command, context.Member.Id, hours);
        return new()
        {
            Reply = new(hours is null
                ? context.Language.Say("settings.quiet-none")
                : context.Language.Say("settings.quiet-set", ("from", Show(hours.From)), ("until", Show(hours.Until)))),
            Journal = new("changed their quiet hours") { Reversal = before == hours ? null : ReversalTo(before) },
        };
    }

    private static Reversal ReversalTo(QuietHours? before) => before is null
        ? new(new("settings.quiet-off"), Arguments.None)
        : new(new("settings.quiet"), Arguments.None.With(From.Name, Show(before.From)).With(Until.Name, Show(before.Until)));

    /// <summary><c>22:00</c>.</summary>
    internal static string Show(TimeOnly time) => ClockTime.Canonical(new(time.Hour, time.Minute));

    private static TimeOnly Time(string canonical) => ClockTime.Parse(canonical) is var time ? new(time.Hour, time.Minute) : default;
}
