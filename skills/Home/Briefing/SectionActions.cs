using Alfred.Birthdays;
using Alfred.Briefings;
using Alfred.Skills.Home.Calendars;
using Alfred.Weather;

namespace Alfred.Skills.Home.Briefing;

/// <summary>What the briefing says.</summary>
internal static class SectionActions
{
    public static Task<Outcome> AddAsync(ActionContext context, Arguments arguments) => ChooseAsync(context, arguments, areWanted: true);

    public static Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments) =>
        ChooseAsync(context, arguments, areWanted: false);

    private static async Task<Outcome> ChooseAsync(ActionContext context, Arguments arguments, bool areWanted)
    {
        var sections = SectionText.Parse(arguments["sections"]);
        var outcome = await BriefingActions.GrainOf(context).ChooseAsync(context.Command, sections, areWanted);
        var language = context.Language;
        var names = Texts.And(SectionText.Of(sections).Select(section => SectionText.Show(section, language)), language);
        var lines = new List<string> { language.Say(areWanted ? "briefing.with" : "briefing.without", ("sections", names)) };
        if (areWanted && sections.HasFlag(BriefingSections.Weather) && await MissingWeatherAsync(context) is { } missing)
            lines.Add(missing);
        if (areWanted && sections.HasFlag(BriefingSections.Calendar) && (await Agenda.CalendarsAsync(context)).IsEmpty)
            lines.Add(language.Say("briefing.no-calendar"));
        return new()
        {
            Reply = new(string.Join('\n', lines)),
            Journal = new($"{(areWanted ? "wants" : "does not want")} in the briefing: {sections}")
            {
                Reversal = BriefingRestoring.Of(outcome),
            },
        };
    }

    public static async Task<Outcome> BeSilentAsync(ActionContext context, bool whenEmpty)
    {
        var outcome = await BriefingActions.GrainOf(context).BeSilentAsync(context.Command, whenEmpty);
        return new()
        {
            Reply = new(context.Language.Say(whenEmpty ? "briefing.quiet" : "briefing.always")),
            Journal = new(whenEmpty ? "wants no empty briefing" : "wants every briefing") { Reversal = BriefingRestoring.Of(outcome) },
        };
    }

    public static async Task<Outcome> TellAsync(ActionContext context)
    {
        var language = context.Language;
        var plan = await BriefingActions.GrainOf(context).PlanAsync();
        var told = new List<string>();
        var lines = new List<string>();
        foreach (var section in SectionText.Of(BriefingSections.All & ~plan.Without))
        {
            var (text, problem) = await DescribeAsync(context, plan, section);
            if (text is not null)
                told.Add(text);
            if (problem is not null)
                lines.Add(problem);
        }

        lines.Insert(0, told.Count == 0
            ? language.Say("briefing.no-sections")
            : language.Say("briefing.sections", ("sections", Texts.And(told, language))));
        if (plan.Without != BriefingSections.None)
            lines.Add(language.Say("briefing.left-out", ("sections", Names(plan.Without, language))));
        lines.Add(language.Say(plan.IsSilentWhenEmpty ? "briefing.is-quiet" : "briefing.is-always"));
        return Outcome.Say(string.Join('\n', lines));
    }

    private static async Task<(string? Text, string? Problem)> DescribeAsync(
        ActionContext context, BriefingPlan plan, BriefingSections section)
    {
        var name = SectionText.Show(section, context.Language);
        switch (section)
        {
            case BriefingSections.Weather:
                var missing = await MissingWeatherAsync(context);
                return missing is null ? ($"{name} ({plan.Place!.Name})", null) : (null, missing);
            case BriefingSections.Calendar:
                var calendars = await Agenda.CalendarsAsync(context);
                return calendars.IsEmpty
                    ? (null, context.Language.Say("briefing.no-calendar"))
                    : ($"{name} ({string.Join(", ", calendars.Select(calendar => calendar.Name))})", null);
            case BriefingSections.Birthdays:
                var birthdays = await context.Grain<IBirthdayGrain>(IBirthdayGrain.DefaultKey).ListAsync();
                return birthdays.IsEmpty ? (null, context.Language.Say("briefing.no-birthdays")) : (name, null);
            default:
                return (name, null);
        }
    }

    /// <summary>Why there is no weather; null when there is.</summary>
    private static async Task<string?> MissingWeatherAsync(ActionContext context) =>
        !await context.Grain<IWeatherGrain>(IWeatherGrain.DefaultKey).IsConfiguredAsync() ? context.Language.Say("briefing.weather-unset")
        : (await BriefingActions.GrainOf(context).PlanAsync()).Place is null ? context.Language.Say("briefing.no-place")
        : null;

    private static string Names(BriefingSections set, Language language) =>
        Texts.And(SectionText.Of(set).Select(section => SectionText.Show(section, language)), language);
}
