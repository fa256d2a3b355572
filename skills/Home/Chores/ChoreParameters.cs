using Alfred.Chores;
using Alfred.Skills.Shared.Entries;
using NodaTime.Text;

namespace Alfred.Skills.Home.Chores;

/// <summary>The values that people give with what they say of chores.</summary>
internal static class ChoreParameters
{
    private const int MaxChores = 20;
    private const int MaxNameWords = 3;
    private const int MaxDeedWords = 3;
    private const int MaxWhenLength = 80;

    /// <summary>New chores, with what is said of each.</summary>
    public static readonly Parameter New = Parameter.Optional(
        "chores",
        "What has to be done, several separated by commas; \"for Bob\" behind one gives it to Bob, \"every Tuesday at 8pm\" "
            + "makes it come again, \"Ada and Bob take turns\" says who",
        static (text, context) => ReadNew(text, context.Language), ChoreText.ToJson) with { IsFreeText = true };

    /// <summary>A new chore in a sentence that says how it comes again, and nothing else that it is a chore.</summary>
    public static readonly Parameter Task = New with
    {
        Name = "task",
        Summary = "What has to be done, where the sentence says how often",
        Read = static (text, context) => ChoreText.CanBeChore(text, context.Language)
            ? ReadNew(text, context.Language)
            : new ParseResult.NotUnderstood(context.Language.Say("chores.what")),
    };

    /// <summary>
    /// Behind a word for chores that without its accent is another one: "tache de vin", "tache sur la chemise" are stains. Never read.
    /// </summary>
    public static readonly Parameter Stain = New with
    {
        Name = "stain",
        IsSaidOnly = true,
        Read = static (_, context) => new ParseResult.Rejected(context.Language.Say("chores.what")),
        ToJson = static _ => null,
    };

    /// <summary>The same where the word behind it says how often, which a phrase keeps to itself.</summary>
    public static readonly ImmutableArray<Parameter> Tasks =
    [
        Before("dailytask", static words => words.Daily), Before("weeklytask", static words => words.Weekly),
        Before("monthlytask", static words => words.Monthly), Before("aftertask", static words => words.After),
    ];

    /// <summary>How it comes again, each behind a word of its own.</summary>
    public static readonly ImmutableArray<Parameter> Repeats =
    [
        Repeat("every", static words => words.Every), Repeat("other", static words => words.Other),
        Repeat("daily", static words => words.Daily), Repeat("weekly", static words => words.Weekly),
        Repeat("monthly", static words => words.Monthly),
        // "Dienstags": a word that says it alone.
        Repeat("weekdays", static _ => [""]),
    ];

    /// <summary>Open chores.</summary>
    public static readonly Parameter Done = Parameter.Optional(
        "chores", "Names of open chores, several separated by commas; what was spoken of last when left out",
        static (text, context) => ReadDone(text, context.Language));

    /// <summary>One open chore.</summary>
    public static readonly Parameter One = Parameter.Needed(
        "chore", "The name of an open chore",
        static (text, context) => EntryChoice.Read(text, context.Language, static name => [name.Trim()]) is [var only]
            && only.Length is > 0 and <= ItemList.MaxNameLength
            ? new ParseResult.Understood(only)
            : new ParseResult.NotUnderstood(context.Language.Say("chores.which")));

    /// <summary>The same, where it may be left out.</summary>
    public static readonly Parameter Maybe = One with { IsRequired = false };

    /// <summary>A member.</summary>
    public static readonly Parameter Member = Parameter.Needed(
        "member", "The name of a member, or \"me\"", static (text, context) => ReadMember(text.Trim().Trim('"').Trim(), context.Language));

    /// <summary>Who did a chore, as somebody else tells it: a name, and not "the kids", who did something else most of the time.</summary>
    public static readonly Parameter Doer = Member with
    {
        Read = static (text, context) => text.Contains(' ', StringComparison.Ordinal)
            ? new ParseResult.NotUnderstood("") : Member.Read(text, context),
    };

    /// <summary>What they did, in a few words: "the dishes", but not "the last of the cereal this morning".</summary>
    public static readonly Parameter Deeds = Done with
    {
        Read = static (text, context) => text.AsSpan().Count(' ') < MaxDeedWords
            ? Done.Read(text, context) : new ParseResult.NotUnderstood(""),
    };

    /// <summary>Until when; replaced by the moment that is meant.</summary>
    public static readonly Parameter Until = Parameter.Needed(
        "until", "How long or until when: 2 hours, tomorrow, Saturday at 9",
        static (text, context) => ReadWhen(text, context.Language, ChoreTimes.MomentOrLapse), ChoreText.ToJson);

    /// <summary>The same as a duration and nothing else: "2 heures" is a time of day as well.</summary>
    public static readonly Parameter Lapse = Until with
    {
        Name = "lapse",
        Fills = Until.Name,
        IsRequired = false,
        Read = static (text, context) => ChoreWords.For(context.Language).In.Select(word => $"{word} {text}")
            .FirstOrDefault(later => ChoreTimes.Moment(later, context.Language, ChoreTimes.AnyMoment) is not null) is { } lapse
            && text.Length <= MaxWhenLength
            ? new ParseResult.Understood(ChoreText.In(lapse, context.Language))
            : new ParseResult.NotUnderstood(context.Language.Say("chores.when", ("text", text))),
        ToJson = static _ => null,
    };

    /// <summary>The day, with or without a time; replaced by the date that is meant.</summary>
    public static readonly Parameter When = Parameter.Needed(
        "when", "The day, with or without a time: Friday, tomorrow at 6pm",
        static (text, context) => ReadWhen(text, context.Language, ChoreTimes.Moment), ChoreText.ToJson);

    /// <summary>How long between two times that a chore is spoken of, in minutes.</summary>
    public static readonly Parameter Interval = Parameter.Needed(
        "interval", "How long between two reminders: 2 hours", static (text, context) => ReadInterval(text, context.Language));

    /// <summary>How often at most.</summary>
    public static readonly Parameter Times = Parameter.Optional(
        "times", "How many reminders after the first one at most",
        static (text, context) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= NagPolicy.MaxTimes
                ? new ParseResult.Understood(times.ToString(CultureInfo.InvariantCulture))
                : new ParseResult.NotUnderstood(context.Language.Say("chores.nag-times", ("most", NagPolicy.MaxTimes))));

    /// <summary>Who is told in the end.</summary>
    public static readonly Parameter Escalation = Parameter.Optional(
        "others", "\"everyone\", when all adults are told after the last reminder",
        static (text, context) => Assignment.IsAnyone(text, context.Language)
            ? new ParseResult.Understood("everyone")
            : new ParseResult.NotUnderstood(context.Language.Say("chores.nag-what")));

    /// <summary>The moment that is meant, as plans keep it: a date, or a date and a time.</summary>
    public static Resolution ResolveWhen(
        Arguments arguments, string name, PlanContext plan, Func<string?, Language> languageOf)
    {
        var (text, code) = ChoreText.Parse(arguments[name]);
        return ChoreTimes.MomentOrLapse(text, languageOf(code), plan.Now) is var (at, hasTime)
            ? new Resolution.Resolved(arguments.With(
                name, hasTime ? LocalDateTimePattern.GeneralIso.Format(at) : LocalDatePattern.Iso.Format(at.Date)))
            : new Resolution.Unclear(plan.Language.Say("chores.when", ("text", text)));
    }

    /// <summary>Reads what <see cref="ResolveWhen"/> writes: the date, and the time if there is one.</summary>
    public static (LocalDate Day, LocalTime? Time) ParseWhen(string canonical) =>
        LocalDatePattern.Iso.Parse(canonical) is { Success: true, Value: var day }
            ? (day, null)
            : Parts(LocalDateTimePattern.GeneralIso.Parse(canonical).Value);

    private static (LocalDate Day, LocalTime? Time) Parts(LocalDateTime at) => (at.Date, at.TimeOfDay);

    private static Parameter Before(string name, Func<ChoreWords, ImmutableArray<string>> words) => Task with
    {
        Name = name,
        Read = (text, context) => words(ChoreWords.For(context.Language)) is [var word, ..]
            && ChoreText.CanBeChore(text, context.Language)
            && ReadNew($"{text} {word}", context.Language) is ParseResult.Understood read
            && ChoreText.Parse(read.Canonical).Language is not null
            ? read
            : new ParseResult.NotUnderstood(context.Language.Say("chores.what")),
    };

    private static Parameter Repeat(string name, Func<ChoreWords, ImmutableArray<string>> words) => Parameter.Optional(
        name, $"What stands behind \"{name}\" and says how it comes again, and who takes turns",
        (text, context) => ChoreText.ReadRepeat(text, context.Language, words(ChoreWords.For(context.Language))),
        ChoreText.ToJson) with { IsFreeText = true };

    private static ParseResult ReadNew(string text, Language language)
    {
        var chores = ChoreText.Split(text, language);
        return chores.IsEmpty
            ? new ParseResult.NotUnderstood(language.Say("chores.what"))
            : Check(chores, language) ?? (ParseResult)new ParseResult.Understood(string.Join('\n', chores));
    }

    private static ParseResult ReadDone(string text, Language language)
    {
        var chosen = EntryChoice.Read(text, language, ItemSplitter.SplitLines);
        return chosen.IsEmpty || ChoreText.IsSentence(text, language)
            ? new ParseResult.NotUnderstood(language.Say("chores.which"))
            : Check(chosen, language) ?? (ParseResult)new ParseResult.Understood(EntryChoice.Text(chosen));
    }

    private static ParseResult ReadMember(string name, Language language) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is > 0 and <= MaxNameWords
            && (ChoreText.CanBeChore(name, language) || Assignment.IsAnyone(name, language))
            ? new ParseResult.Understood(name)
            : new ParseResult.NotUnderstood(language.Say("chores.who", ("name", name)));

    private static ParseResult ReadWhen(
        string text, Language language, Func<string, Language, ZonedDateTime, (LocalDateTime At, bool HasTime)?> find) =>
        text.Length <= MaxWhenLength && find(text, language, ChoreTimes.AnyMoment) is not null
            ? new ParseResult.Understood(ChoreText.In(text, language))
            : new ParseResult.NotUnderstood(language.Say("chores.when", ("text", text)));

    private static ParseResult ReadInterval(string text, Language language)
    {
        var start = ChoreTimes.AnyMoment.LocalDateTime;
        foreach (var word in ChoreWords.For(language).In)
        {
            if (ChoreTimes.Moment($"{word} {text}", language, ChoreTimes.AnyMoment) is not var (at, _))
                continue;
            var minutes = (int)Math.Min(Period.Between(start, at, PeriodUnits.Minutes).Minutes, int.MaxValue);
            return minutes is >= NagPolicy.LeastMinutes and <= NagPolicy.MaxMinutes
                ? new ParseResult.Understood(minutes.ToString(CultureInfo.InvariantCulture))
                : new ParseResult.Rejected(language.Say("chores.nag-interval"));
        }

        return new ParseResult.NotUnderstood(language.Say("chores.nag-what"));
    }

    private static ParseResult.Rejected? Check(ImmutableArray<string> chores, Language language)
    {
        if (chores.Length > MaxChores)
            return new ParseResult.Rejected(language.Say("chores.too-many", ("most", MaxChores)));
        return chores.Any(chore => ChoreText.Parse(chore) is { Language: null, Text.Length: > ItemList.MaxNameLength }
            or { Language: not null, Text.Length: > 2 * ItemList.MaxNameLength })
            ? new ParseResult.Rejected(language.Say("chores.too-long", ("most", ItemList.MaxNameLength)))
            : null;
    }
}
