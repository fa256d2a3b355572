using Alfred.Calendars;
using Alfred.Feeds;

namespace Alfred.Skills.Home.Calendars;

/// <summary>What the actions of the calendars do.</summary>
internal static class CalendarActions
{
    private const int MaxAsked = 10;

    // So far a copy reaches that is read for today.
    private const int MaxDaysAhead = 13;

    public static async Task<Outcome> TellAsync(ActionContext context, LocalDate day)
    {
        var language = context.Language;
        if (day < context.Now.Date || day > context.Now.Date.PlusDays(MaxDaysAhead))
            return Outcome.Say(language.Say("calendars.too-far", ("days", MaxDaysAhead)));
        if ((await Agenda.CalendarsAsync(context)).IsEmpty)
            return Outcome.Say(language.Say("calendars.none"));
        var lines = await Agenda.ReadAsync(context, day);
        var date = Dates.Near(day, language);
        var text = lines.Count == 0
            ? language.Say("calendars.free", ("date", date))
            : $"{Texts.Sentence(date)}:\n{string.Join('\n', lines)}";
        return new() { Reply = new(text) { IsPrivate = true } };
    }

    public static async Task<Outcome> AddAsync(ActionContext context, Arguments arguments, bool isForAll)
    {
        var language = context.Language;
        if (arguments.Find("url") is not { } given || !CalendarUrl.TryParse(given, out var url))
            return Outcome.Say(language.Say("calendars.what-url"));
        var reading = await context.NamedGrain<ICalendarFeedGrain>(url.Value).ReadAsync(url, context.Now.Date.ToDateOnly());
        // A source that is only away may be back; what is wrong with the address stays wrong.
        if (reading.Failure is { } failure && failure != FeedFailure.Unreachable && reading.AsOf is null)
            return Private(language.Say("calendars.not-added", ("host", url.Host), ("reason", Agenda.Reason(failure, language))));
        var member = context.Member;
        var book = isForAll
            ? context.Grain<ICalendarBookGrain>(ICalendarBookGrain.DefaultKey)
            : context.Grain<ICalendarBookGrain>(member.Id.Value);
        var outcome = await book.AddAsync(context.Command, url, reading.Name ?? url.Host);
        if (outcome.IsFull)
            return Private(language.Say("calendars.full", ("most", ICalendarBookGrain.MaxCalendars)));
        if (outcome.Existing is { } existing)
            return Private(language.Say("calendars.already", ("name", existing.Name)));
        var name = outcome.Changed[0].Name;
        var lines = new List<string> { language.Say(isForAll ? "calendars.added-for-all" : "calendars.added", ("name", name)) };
        if (reading.Failure is { } away)
            lines.Add(language.Say("calendars.not-yet", ("reason", Agenda.Reason(away, language))));
        if (reading.LeftOut > 0)
            lines.Add(language.Say("calendars.left-out", ("count", reading.LeftOut)));
        return Private(string.Join('\n', lines)) with
        {
            Journal = new(isForAll ? "added a calendar for everybody" : "added a calendar"),
        };
    }

    public static async Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments)
    {
        var (language, name, member) = (context.Language, arguments["name"], context.Member);
        var own = await context.Grain<ICalendarBookGrain>(member.Id.Value).RemoveAsync(context.Command, name);
        var outcome = own.Changed.IsEmpty && own.Alike.IsEmpty
            ? await context.Grain<ICalendarBookGrain>(ICalendarBookGrain.DefaultKey).RemoveAsync(context.Command, name)
            : own;
        if (outcome.Changed is [var gone])
        {
            // What was fetched goes, too; whoever else reads the same calendar has it fetched again.
            await context.NamedGrain<ICalendarFeedGrain>(gone.Url.Value).ForgetAsync();
            return Private(language.Say("calendars.removed", ("name", gone.Name))) with { Journal = new("removed a calendar") };
        }

        if (!outcome.Alike.IsEmpty)
        {
            Choice[] options =
            [
                .. outcome.Alike.Where(static calendar => QuotedName.Of(calendar.Name) is not null).Take(MaxAsked).Select(static calendar =>
                    new Choice(ShortText.Of(calendar.Name, 24), $"remove calendar {QuotedName.Of(calendar.Name)}")),
            ];
            return Outcome.Say(language.Say("calendars.which"), options.Length == 0 ? null : new([.. options]));
        }

        return Private(language.Say("calendars.unknown", ("name", name)));
    }

    public static async Task<Outcome> ListAsync(ActionContext context)
    {
        var (language, member) = (context.Language, context.Member);
        var own = await context.Grain<ICalendarBookGrain>(member.Id.Value).ListAsync();
        var shared = await context.Grain<ICalendarBookGrain>(ICalendarBookGrain.DefaultKey).ListAsync();
        var lines = new List<string>();
        if (!own.IsEmpty)
            lines.Add(language.Say("calendars.own", ("names", Names(own))));
        if (!shared.IsEmpty)
            lines.Add(language.Say("calendars.shared", ("names", Names(shared))));
        return Private(lines.Count == 0 ? language.Say("calendars.none") : string.Join('\n', lines));
    }

    private static string Names(ImmutableArray<Subscription> calendars) => string.Join(", ", calendars.Select(calendar =>
        calendar.Name == calendar.Url.Host ? calendar.Name : $"{calendar.Name} ({calendar.Url.Host})"));

    private static Outcome Private(string text) => new() { Reply = new(text) { IsPrivate = true } };
}
