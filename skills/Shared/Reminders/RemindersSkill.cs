using System.Text.RegularExpressions;
using Alfred.Reminders;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>Reminders for oneself, another member or all.</summary>
/// <param name="languages">The languages that are spoken here: a time may be written in another one than the answer.</param>
public sealed partial class RemindersSkill(LanguageSet languages) : Skill, IUndoable, IPersonalData, IZoneFollower, ISnoozable, IFinishable
{
    public override string Name => "reminders";

    public override int Position => 25;

    public override IReadOnlyList<OverviewSection> Overview => ReminderOverview.Sections;

    public override IReadOnlyList<SkillAction> Actions { get; } = ActionsOf(new(languages));

    public Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context) => ReminderUndo.FindLastChangeAsync(context);

    public Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed) => ReminderUndo.UndoAsync(context, isConfirmed);

    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => ReminderData.ExportAsync(context);

    public Task<Outcome> ForgetAsync(ActionContext context) => ReminderData.ForgetAsync(context);

    public Task<Outcome> SnoozeAsync(ActionContext context, string entry, Instant until) =>
        MovingReminders.SnoozeAsync(context, entry, until);

    public Task<Outcome> FinishAsync(ActionContext context, string entry) =>
        ReminderActions.DoneAsync(context, Arguments.None.With(ReminderSchedule.Id, entry));

    public Task<Outcome> MoveToZoneAsync(ActionContext context, DateTimeZone zone) => MovingReminders.FollowAsync(context, zone);

    private static IReadOnlyList<SkillAction> ActionsOf(ReminderRequest request) =>
    [
        Write(
            "set", new SettingReminders(request).RunAsync,
            Text(ReminderRequest.What, "What to remind the speaker of; a time in it is found"),
            // What reached others cannot be taken back.
            Text(ReminderRequest.Everyone, "What to remind everybody of; a time in it is found") with { IsSaidOnly = true },
            Text(ReminderRequest.Other, "A member's name, then what to remind them of; a time in it is found") with { IsSaidOnly = true },
            Kind("timer", request), Kind("alarm", request), Kind("wake-up", request), Bare("timer", request), Bare("alarm", request),
            Time(request, ReminderRequest.When, "When: tomorrow at 17:00, in 20 minutes, every Friday at 9:00; asked for if left out"),
            new()
            {
                Name = ReminderRequest.Urgent, Summary = "Yes for one that does not wait for quiet hours to end", IsRequired = false,
            }) with { Form = SettingReminders.Form, Resolve = request.Resolve },
        Read("list", ReminderActions.ListAsync),
        Read(
            "show", static (context, arguments) =>
                context.Due is null ? ReminderActions.ShowAsync(context, arguments) : ReminderDelivery.RunAsync(context, arguments),
            Which(isRequired: false), RunningKind.Parameter,
            new()
            {
                Name = "count", Summary = "How many of the next times to tell, 1 to 20; 3 when left out", IsRequired = false,
                Read = ReminderChoice.ReadCount,
            }) with { Resolve = ReminderChoice.Resolve },
        Write(
            "cancel", ReminderActions.CancelAsync,
            Which(isRequired: false), RunningKind.Parameter,
            new()
            {
                Name = ReminderChoice.Number, Summary = "Numbers of the list shown last, and nothing else", IsRequired = false,
                Read = ReminderChoice.ReadNumbers,
            }).AnsweredInPrivate() with { Resolve = ReminderChoice.Resolve },
        Write(
            "move", MovingReminders.MoveAsync, Which(isRequired: true),
            Time(request, MovingReminders.Time, "The new time", isRequired: true)).AnsweredInPrivate() with
        {
            Resolve = new MovingReminders(request).Resolve,
        },
        Write(
            "snooze", MovingReminders.SnoozeAsync, Which(isRequired: false),
            Time(request, MovingReminders.Time, "How long, or until when: 10 minutes, 2h, Saturday; 10 minutes when left out"),
            Minutes(request), Moment(request))
            .AnsweredInPrivate() with
        {
            Resolve = new MovingReminders(request).ResolveSnooze,
        },
        Write("done", ReminderActions.DoneAsync, Which(isRequired: false)).AnsweredInPrivate() with
        {
            Resolve = ReminderChoice.ResolveNumbers,
        },
    ];

    private static Parameter Text(string name, string summary) => new()
    {
        Name = name, Summary = summary, IsRequired = false, IsFreeText = true, Read = ReminderRequest.ReadText,
    };

    // "Set a timer for 10 minutes", "wake me at 7": reminders whose text is what they are called, and what they are for.
    private static Parameter Kind(string name, ReminderRequest request) => new()
    {
        Name = name, Summary = "What to remind the speaker of", Fills = ReminderRequest.What, IsRequired = false, ToJson = static _ => null,
        // "Alarm off" sets none.
        Read = (text, context) => !context.Language.Values("reminder-words", "off").Contains(text, StringComparer.OrdinalIgnoreCase)
            && context.Language.Value("reminder-words", WordsFor(name, text)) is { } words
            ? request.Purpose(text, context) is { Purpose: var purpose } && purpose.Any(char.IsAsciiDigit)
                // "7 and one for 7.15".
                ? new ParseResult.Rejected(context.Language.Say("reminders.no-clear-time", ("text", ShortText.Of(text, 60))))
                : ReminderRequest.ReadText(Called(words, text, request.Purpose(text, context)), context)
            : new ParseResult.NotUnderstood(""),
    };

    private static string Called(string words, string text, (string Time, string Purpose)? parts) => parts is var (time, purpose)
        ? string.Format(CultureInfo.InvariantCulture, words.Insert(words.IndexOf(' ', StringComparison.Ordinal), $" {purpose}"), time)
        : string.Format(CultureInfo.InvariantCulture, words, text);

    // "90 sec timer", "Wecker 6:15", but not "stop the timer", "Wecker aus": a time and nothing else.
    private static Parameter Bare(string kind, ReminderRequest request) => Kind(kind, request) with
    {
        Name = $"bare-{kind}",
        Read = (text, context) => request.ReadTime(text, context) is ParseResult.Understood
            ? Kind(kind, request).Read(text, context) : new ParseResult.NotUnderstood(""),
    };

    // "Wake me at 7" and an alarm for 7 are in the morning.
    private static string WordsFor(string name, string text) => name != "timer" && EarlyHour().IsMatch(text) ? $"{name}-early" : name;

    [GeneratedRegex(
        @"(?<![\d:.,])([4-9]|1[01])([:.h][0-5]\d)?( ?(h|uhr|uur|o'clock))?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EarlyHour();

    private static Parameter Which(bool isRequired) => new()
    {
        Name = ReminderSchedule.Id, IsRequired = isRequired, Read = ReminderChoice.Read,
        Summary = "Which reminder: its number in the list shown last, words of its text, or it",
    };

    // "Snooze 10", "10 more minutes".
    private static Parameter Minutes(ReminderRequest request) => Time(request, "minutes", "How many minutes") with
    {
        Fills = MovingReminders.Time, ToJson = static _ => null,
        Read = (text, context) => text.Length <= 3 && text.All(char.IsAsciiDigit)
            ? request.ReadTime($"{text} min", context) : new ParseResult.NotUnderstood(""),
    };

    // "Jusqu'à 18h" is a time of day, not 18 hours.
    private static Parameter Moment(ReminderRequest request) => Time(request, "moment", "Until when") with
    {
        Fills = MovingReminders.Time, ToJson = static _ => null,
        Read = (text, context) =>
            request.ReadTime(Hour().IsMatch(text) ? $"{text.TrimEnd('h', ' ')}:00" : text, context),
    };

    [GeneratedRegex(@"^\d{1,2} ?h$", RegexOptions.None, 1000)]
    private static partial Regex Hour();

    private static Parameter Time(ReminderRequest request, string name, string summary, bool isRequired = false) => new()
    {
        Name = name, Summary = summary, IsRequired = isRequired, Read = request.ReadTime,
    };
}
