using Alfred.Reminders;
using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>What somebody is to be reminded of and when, out of one sentence.</summary>
/// <param name="languages">The languages that are spoken here.</param>
internal sealed class ReminderRequest(LanguageSet languages)
{
    /// <summary>The argument that holds what the speaker is to be reminded of.</summary>
    public const string What = "what";

    /// <summary>The argument that holds what everybody is to be reminded of.</summary>
    public const string Everyone = "everyone";

    /// <summary>The argument that holds a member's name and what they are to be reminded of.</summary>
    public const string Other = "other";

    /// <summary>The argument that holds when.</summary>
    public const string When = "when";

    /// <summary>The argument that is there for an urgent one.</summary>
    public const string Urgent = "urgent";

    private const int MaxNameWords = 3;
    private const int MaxLapseWords = 5;

    // A time at the head of a text that is of it.
    private const string Head = "";

    /// <summary>The <see cref="Parameter.Read"/> of what to be reminded of: any text that is not a number alone.</summary>
    public static ParseResult ReadText(string text, ReadContext context)
    {
        if (text.Length > Reminder.MaxTextLength)
            return new ParseResult.Rejected(context.Language.Say("reminders.too-long", ("most", Reminder.MaxTextLength)));
        return text.Any(char.IsLetter) && !context.Language.Get(ReminderWords.Of).IsRefusal(text)
            ? new ParseResult.Understood(text)
            : new ParseResult.NotUnderstood(context.Language.Say("reminders.what"));
    }

    /// <summary>
    /// The <see cref="Parameter.Read"/> of a time, or of how long to wait; the text is kept, for its meaning depends on the moment.
    /// </summary>
    public ParseResult ReadTime(string text, ReadContext context)
    {
        // A day that is not the last of its month, early in the year: only whether the text is a time matters.
        var any = new NodaTime.LocalDateTime(2027, 1, 13, 12, 0).InZoneLeniently(context.Instance.Zone);
        return For(context.Language).Any(language =>
            TimeSplit.IsTime(text, language, any) || LapseText.After(text, language, any) is not null)
            ? new ParseResult.Understood(text)
            : new ParseResult.NotUnderstood(context.Language.Say("reminders.no-clear-time", ("text", ShortText.Of(text, 60))));
    }

    /// <summary>
    /// How long a timer runs and what it is for: "12 minutes for the pasta", "Nudeln 12 Minuten"; null for a time alone, or none.
    /// </summary>
    public (string Time, string Purpose)? Purpose(string text, ReadContext context)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (IsTime(words))
            return null;
        for (var count = Math.Min(words.Length - 1, MaxLapseWords); count > 0; count--)
        {
            if (IsTime(words[..count]))
                return (string.Join(' ', words[..count]), string.Join(' ', words[count..]));
            if (IsTime(words[^count..]))
                return (string.Join(' ', words[^count..]), WithoutLink(string.Join(' ', words[..^count])));
        }

        return null;

        // "Nudeln auf 12 Minuten".
        string WithoutLink(string purpose) => purpose.LastIndexOf(' ') is > 0 and var at
            && context.Language.Values("reminder-words", "link").Contains(purpose[(at + 1)..], StringComparer.OrdinalIgnoreCase)
            ? purpose[..at] : purpose;

        bool IsTime(string[] part) => ReadTime(string.Join(' ', part), context) is ParseResult.Understood;
    }

    /// <summary>Takes the time out of the text, and replaces what depends on the moment.</summary>
    public Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        var name = new[] { What, Everyone, Other }.FirstOrDefault(name => arguments.Find(name) is not null);
        var given = arguments.Find(When);
        if (name is null)
            return new Resolution.Resolved(given is null ? arguments : arguments.With(When, Read(given, plan).ToString()));
        if (name == Everyone && For(plan.Language).Any(language => language.Get(ReminderTimeWords.Of).LeavesOut(arguments[name])))
            return new Resolution.Unclear(plan.Language.Say("reminders.nobody-out"));
        var found = Split(arguments[name], name == Other, plan);
        var (language, split, _, ofText) = found;
        // A time that was told first may be completed by one in the text: "tomorrow remind me to call mum at 5".
        var time = (given, split.Time) switch
        {
            (null, var inText) => inText,
            (var first, null) => first,
            var (first, inText) when ReminderTiming.Read($"{first} {inText}", For(plan.Language), plan.Now) is not ReminderTiming.Unsaid
                => $"{first} {inText}",
            var (first, _) => first,
        };
        var isSplit = split.Time is not null && time is not null && time.EndsWith(split.Time, StringComparison.Ordinal);
        if ((time is null || split.Time is not null) && Impossible(arguments[name], split.Time, plan) is { } never)
            return new Resolution.Unclear(plan.Language.Say("reminders.no-such-time", ("time", never)));
        if (split.Time is not null
            && language.Get(ReminderTimeWords.Of).RelativeDay(arguments[name], language, plan.Now) is { } relative)
            return new Resolution.Unclear(plan.Language.Say("reminders.no-clear-time", ("text", relative)));
        if (split.Time is { } span && IsSpan(span, language, plan.Now))
            return new Resolution.Unclear(plan.Language.Say("reminders.no-clear-time", ("text", span)));
        var words = language.Get(ReminderWords.Of);
        if (isSplit && !arguments[name].Contains('"', StringComparison.Ordinal) && Rest(found, plan) is { } unclear)
            return unclear;
        var (text, isUrgent) = name == Other || ofText == Head
            ? (isSplit ? split.Text : arguments[name], false)
            : words.Bare(isSplit ? split.Text : arguments[name]);
        arguments = arguments.With(name, text);
        if (time is not null && Read(time, plan) is not ReminderTiming.Unsaid and var timing)
            arguments = arguments.With(When, timing.ToString());
        else if (time is null && Offered(ofText, plan) is { } offered)
            arguments = arguments.With(When, offered);
        else if (given is not null)
            arguments = new(arguments.Values.Remove(When));
        return new Resolution.Resolved(isUrgent ? arguments.With(Urgent, "yes") : arguments);
    }

    /// <summary>Reads a time in the language of the answer, else in any other that is spoken here.</summary>
    public ReminderTiming Read(string text, PlanContext plan) => ReminderTiming.Read(text, For(plan.Language), plan.Now);

    /// <summary>All languages, one of them first.</summary>
    public IEnumerable<Language> For(Language first) => languages.All.Where(other => other != first).Prepend(first);

    // "From 9 to 10" is no moment, and not nine minutes to ten.
    private static bool IsSpan(string time, Language language, ZonedDateTime now)
    {
        var words = language.Get(Members.PeriodWords.Of);
        return words.From.Any(from => time.StartsWith($"{from} ", StringComparison.OrdinalIgnoreCase)
                && char.IsAsciiDigit(time[from.Length + 1]))
            && words.To.Any(to => time.Contains($" {to} ", StringComparison.OrdinalIgnoreCase)) && TimeSplit.NamesClock(time, language, now)
            // "From Monday to Friday at 8".
            && RecurrenceText.Read(time, language, now) is not RecurrenceResult.Recurring;
    }

    // What was said of the time and would be lost; null for nothing.
    private static Resolution.Unclear? Rest(Found found, PlanContext plan)
    {
        var (language, split, name, _) = found;
        split = split with { Text = string.Join(' ', split.Text.Split(' ').Skip(name)) };
        var words = language.Get(ReminderTimeWords.Of);
        var time = ("time", (object)split.Time!.TrimEnd(WordsAtEnds.Marks));
        if (words.Limit(split, language, plan.Now) is { } limit)
            return new(plan.Language.Say("reminders.limited", time, ("rest", ShortText.Of(limit, 60))));
        return words.TimeLeft(split, language, plan.Now) is { } left
            ? new(plan.Language.Say("reminders.time-left", time, ("rest", left.TrimEnd(WordsAtEnds.Marks)))) : null;
    }

    // A date or an hour that does not exist, in a text without another time or as a part of what was read.
    private string? Impossible(string text, string? time, PlanContext plan) => For(plan.Language)
        .Select(language => TimeText.Impossible(text, language, plan.Now))
        .FirstOrDefault(never => never is not null
            && (time is null || time.Split(' ').Intersect(never.Split(' '), StringComparer.Ordinal).Any()));

    // A person who is answered in a language may write in another one: the first counts that finds a time, or one that is of the text.
    private Found Split(string text, bool hasName, PlanContext plan)
    {
        var leads = hasName ? Enumerable.Range(1, MaxNameWords) : [0];
        foreach (var language in For(plan.Language))
        {
            var words = language.Get(ReminderTimeWords.Of);
            string? ofText = null;
            var found = leads.Select(lead => (Lead: lead, Split: TimeSplit.Find(text, language, plan.Now, lead, IsOfText)))
                .Where(found => found.Split.Time is not null && !words.IsCut(found.Split.Text))
                .DefaultIfEmpty((Lead: 0, Split: new(text, Time: null)))
                .MaxBy(static found => found.Split.Time?.Length);
            if (found.Split.Time is not null || ofText is not null)
                return new(language, found.Split, found.Lead, ofText);

            bool IsOfText(TimeAtEnd end)
            {
                // "In 2-3 hours" has no date, though it has one in another language.
                var isOfText = words.IsOfText(end, language, plan.Now) || (!end.IsTail && language != plan.Language && TimeText.IsCount(
                    end.Time, end.Text.Split(' ')[0], plan.Language));
                ofText = !isOfText ? ofText : end.IsTail ? end.Time : Head;
                return isOfText;
            }
        }

        return new(plan.Language, new(text, Time: null), NameWords: 0, OfText: null);
    }

    // A text taken apart: the language it is read in, how many words of it are a name, and a time that is of the text.
    private sealed record Found(Language Language, TimedText Split, int NameWords, string? OfText);

    // When a time that is of the text may be meant as well: "buy tickets for 5 December".
    private string? Offered(string? ofText, PlanContext plan) =>
        ofText is not (null or Head) && Read(ofText, plan) is ReminderTiming.Once { Due: var due }
            ? new ReminderTiming.Either([due.InZone(plan.Now.Zone).LocalDateTime]).ToString() : null;
}
