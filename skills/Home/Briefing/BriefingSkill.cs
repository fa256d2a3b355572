namespace Alfred.Skills.Home.Briefing;

/// <summary>The morning briefing: what a person has to know of the day, at their times, with their sections, or now.</summary>
public sealed class BriefingSkill : Skill, IPersonalData, IZoneFollower
{
    private static readonly Parameter Time = Parameter.Optional(
        "time", "The local time of day, such as 7:30, for every day; asked for when it is left out", ClockTime.Read);

    private static readonly Parameter Times = Parameter.Needed(
        "times", "Times with the days on which they count, several separated by commas: weekdays at 7, weekends at 9", TimesText.Read);

    private static readonly Parameter Days = Parameter.Needed("days", "Days of the week: Sundays, weekends", WeekdayText.Read);

    private static readonly Parameter Sections = new()
    {
        Name = "sections",
        Summary = "Sections, several separated by commas: weather, calendar, birthdays, chores, groceries",
        // "Weather" alone would be a request of its own.
        IsFreeText = true,
        Read = SectionText.Read,
    };

    private static readonly Parameter Place = Parameter.Needed(
        "place", "A place's name, or its latitude and longitude: Madrid, 40.42 -3.7", WeatherActions.ReadPlace) with { IsFreeText = true };

    public override string Name => "briefing";

    public override int Position => 30;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Read("show", BriefingReport.RunAsync),
        Write("schedule", BriefingActions.ScheduleAsync, Time),
        Write("schedule-days", BriefingActions.ScheduleDaysAsync, Times),
        Write("skip", BriefingActions.SkipAsync, Days),
        Write("off", BriefingActions.StopAsync),
        Read("when", BriefingActions.WhenAsync),
        Read("sections", SectionActions.TellAsync),
        Write("with", SectionActions.AddAsync, Sections),
        Write("without", SectionActions.RemoveAsync, Sections),
        Write("quiet", static context => SectionActions.BeSilentAsync(context, whenEmpty: true)),
        Write("always", static context => SectionActions.BeSilentAsync(context, whenEmpty: false)),
        Write("place", WeatherActions.SetPlaceAsync, Place),
        Read("weather", WeatherActions.TellAsync),
        Read("why", DeliveryAnswer.TellAsync),
    ];

    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => BriefingData.ExportAsync(context);

    public Task<Outcome> ForgetAsync(ActionContext context) => BriefingData.ForgetAsync(context);

    public Task<Outcome> MoveToZoneAsync(ActionContext context, DateTimeZone zone) => BriefingActions.FollowAsync(context, zone);
}
