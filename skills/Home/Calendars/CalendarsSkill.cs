using Alfred.Calendars;
using Alfred.Feeds;
using Alfred.Skills.Home.Chores;

namespace Alfred.Skills.Home.Calendars;

/// <summary>
/// Calendars on the internet that people give the address of. One is its giver's own, unless they say that it is for everybody. Its address
/// is a secret and is never repeated.
/// </summary>
/// <param name="languages">The languages in which a day may be said.</param>
public sealed class CalendarsSkill(LanguageSet languages) : Skill, IPersonalData
{
    private static readonly Parameter Day = Parameter.Needed(
        "day", "The day, today or in the two weeks to come: Friday, 3 May", static (text, context) =>
            ChoreTimes.Moment(text, context.Language, ChoreTimes.AnyMoment) is { HasTime: false }
                ? new ParseResult.Understood(ChoreText.In(text, context.Language)) : new ParseResult.NotUnderstood(""));

    private const int MaxNameLength = 60;

    private static readonly Parameter Url = Parameter.Optional(
        "url", "The address that the calendar is published at: https://…/basic.ics; asked for when it is left out", ReadUrl);

    private static readonly Parameter NameOf = Parameter.Needed("name", "What the calendar is called", ReadName) with { IsFreeText = true };

    public override string Name => "calendars";

    public override int Position => 32;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Read("today", static context => CalendarActions.TellAsync(context, context.Now.Date)),
        Read("tomorrow", static context => CalendarActions.TellAsync(context, context.Now.Date.PlusDays(1))),
        Read("on", static (context, arguments) =>
            CalendarActions.TellAsync(context, ChoreParameters.ParseWhen(arguments[Day.Name]).Day), Day) with
        {
            Resolve = (arguments, plan) =>
                ChoreParameters.ResolveWhen(arguments, Day.Name, plan, code => languages.Find(code) ?? plan.Language),
        },
        Write("add", static (context, arguments) => CalendarActions.AddAsync(context, arguments, isForAll: false), Url)
            with { ToolUse = ToolUse.Never },
        Write("add-for-all", static (context, arguments) => CalendarActions.AddAsync(context, arguments, isForAll: true), Url)
            with { ToolUse = ToolUse.Never },
        Write("remove", CalendarActions.RemoveAsync, NameOf) with { ToolUse = ToolUse.Never },
        Read("list", CalendarActions.ListAsync),
    ];

    /// <summary>The speaker's own calendars with their addresses; of those for everybody the names alone.</summary>
    public async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context)
    {
        var member = context.Member;
        var own = await context.Grain<ICalendarBookGrain>(member.Id.Value).ListAsync();
        var shared = await context.Grain<ICalendarBookGrain>(ICalendarBookGrain.DefaultKey).ListAsync();
        return
        [
            new("calendars", ["name", "address"], [
                .. own.Select(calendar => ImmutableArray.Create<string?>(calendar.Name, calendar.Url.Value)),
                .. shared.Select(calendar => ImmutableArray.Create<string?>(calendar.Name, null)),
            ]),
        ];
    }

    /// <summary>Deletes the speaker's own calendars, and what was fetched from them.</summary>
    public async Task<Outcome> ForgetAsync(ActionContext context)
    {
        var member = context.Member;
        var book = context.Grain<ICalendarBookGrain>(member.Id.Value);
        // The copies first: once the addresses are gone, nobody knows them any more.
        foreach (var calendar in await book.ListAsync())
            await context.NamedGrain<ICalendarFeedGrain>(calendar.Url.Value).ForgetAsync();
        var outcome = await book.ClearAsync(context.Command);
        return Outcome.Say(context.Language.Say("calendars.forgotten", ("count", outcome.Cleared)));
    }

    private static ParseResult ReadUrl(string text, ReadContext context) => CalendarUrl.TryParse(text.Trim(), out var url)
        ? new ParseResult.Understood(url.Value)
        : new ParseResult.NotUnderstood(context.Language.Say("calendars.what-url"));

    private static ParseResult ReadName(string text, ReadContext context) =>
        text.Trim('"', ' ') is { Length: > 0 and <= MaxNameLength } name
            ? new ParseResult.Understood(name)
            : new ParseResult.NotUnderstood(context.Language.Say("calendars.which"));
}
