using Alfred.Birthdays;

namespace Alfred.Skills.Home.Birthdays;

/// <summary>The birthdays of a household's family and friends. The briefing tells of them.</summary>
public sealed class BirthdaysSkill : Skill, IPersonalData, IShowsNames
{
    private const int MaxNameLength = 60;
    private const int MaxShown = 20;
    private const int MaxAge = 120;

    // The argument of an undo: what its change left, if anything.
    private const string Left = "left";
    private const string Nothing = "-";

    // Likewise: the member whose it is.
    private const string Whose = "of";

    private static readonly Parameter NameOf = Parameter.Needed("name", "Whose birthday", ReadName);

    private static readonly Parameter Day = Parameter.Needed(
        "day", "The day of birth, with the year when it is known: 12 March 1950", BirthdayText.Read);

    private static readonly Parameter Age = Parameter.Optional(
        "age", "How old they will be on the next one, where the year is not known: 80", static (text, _) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age is > 0 and <= MaxAge
                ? new ParseResult.Understood(age.ToString(CultureInfo.InvariantCulture)) : new ParseResult.NotUnderstood(""));

    public override string Name => "birthdays";

    public override int Position => 34;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Write("add", AddAsync, NameOf with { Summary = "Whose; the speaker's when left out", IsRequired = false }, Day, Age),
        Write("remove", RemoveAsync, NameOf),
        Read("list", ListAsync, NameOf with { Summary = "Whose; those of all when left out", IsRequired = false }),
    ];

    public async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) =>
    [
        new("birthdays", ["name", "month", "day", "year"], [.. (await Book(context).ListAsync()).Select(birthday => ImmutableArray.Create(
            birthday.Name, Number(birthday.Month), Number(birthday.Day), Number(birthday.Year)))]),
    ];

    /// <summary>Deletes the speaker's own birthday; those of others are the household's.</summary>
    public async Task<Outcome> ForgetAsync(ActionContext context)
    {
        var outcome = await Book(context).ForgetAsync(
            context.Command, context.Member.Id, context.Member.OriginalName ?? context.Member.Name);
        return Outcome.Say(context.Language.Say(outcome.Forgotten == 0 ? "birthdays.nothing-forgotten" : "birthdays.forgotten"));
    }

    public Task RenameAsync(ActionContext context, Member member, string former) =>
        Book(context).RenameAsync(context.Command, member.Id, member.OriginalName ?? former, member.Name);

    private static ParseResult ReadName(string text, ReadContext context)
    {
        var name = text.Trim();
        foreach (var end in (string[])["'s", "’s", "´s", "`s", "'", "’"])
            name = name.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? name[..^end.Length] : name;
        // "l'anniversaire d'Ada"
        foreach (var start in (string[])["d'", "d’"])
            name = name.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? name[start.Length..] : name;
        return name.Length is > 0 and <= MaxNameLength
            ? new ParseResult.Understood(name) : new ParseResult.NotUnderstood(context.Language.Say("birthdays.whose"));
    }

    private static async Task<Outcome> AddAsync(ActionContext context, Arguments arguments)
    {
        var language = context.Language;
        var (name, of) = arguments.Find("name") is { } named
            ? await WhoAsync(context, named) : (context.Member.Name, context.Member.Id);
        // What an undo puts back is whose it was.
        if (arguments.Find(Left) is not null)
            of = arguments.Find(Whose) is { } whose ? new MemberId(whose) : null;
        var asked = BirthdayText.Parse(name, arguments["day"]) with { Of = of };
        if (asked.Year is null && arguments.Find(Age.Name) is { } years)
            asked = asked with { Year = asked.Next(context.Now.Date).Year - int.Parse(years, CultureInfo.InvariantCulture) };
        if (asked.Year is { } year && year > context.Now.Year)
            return Outcome.Say(language.Say("birthdays.future", ("year", year)));
        var outcome = arguments.Find(Left) is { } left
            ? await Book(context).UndoAsync(context.Command, name, Find(name, left), asked)
            : await Book(context).AddAsync(context.Command, asked);
        if (outcome.IsChangedSince)
            return ChangedSince(context, name, outcome.After);
        if (outcome.After is not { } birthday)
            return Outcome.Say(language.Say("birthdays.full", ("most", IBirthdayGrain.MaxBirthdays)));
        var next = birthday.Next(context.Now.Date);
        var text = language.Say(outcome.Before is null ? "birthdays.added" : "birthdays.changed", ("name", birthday.Name),
            ("day", BirthdayText.Show(birthday, language)));
        return new()
        {
            Reply = new(birthday.AgeOn(next) is { } age
                ? $"{text} {language.Say("birthdays.next-age", ("age", age), ("date", Dates.Near(next, language)))}"
                : text),
            Journal = new($"noted the birthday of {birthday.Name}") { Reversal = ReversalOf(outcome) },
        };
    }

    private static async Task<Outcome> RemoveAsync(ActionContext context, Arguments arguments)
    {
        var language = context.Language;
        var (name, _) = await WhoAsync(context, arguments["name"]);
        var outcome = arguments.Find(Left) is { } left
            ? await Book(context).UndoAsync(context.Command, name, Find(name, left), before: null)
            : await Book(context).RemoveAsync(context.Command, name);
        if (outcome.IsChangedSince)
            return ChangedSince(context, name, outcome.After);
        return outcome.Before is not { } birthday
            ? Outcome.Say(language.Say("birthdays.unknown", ("name", name)))
            : new()
            {
                Reply = new(language.Say("birthdays.removed", ("name", birthday.Name), ("day", BirthdayText.Show(birthday, language)))),
                Journal = new($"removed the birthday of {birthday.Name}") { Reversal = ReversalOf(outcome) },
            };
    }

    private static Outcome ChangedSince(ActionContext context, string name, Birthday? now) => Outcome.Say(now is null
        ? context.Language.Say("birthdays.removed-since", ("name", name))
        : context.Language.Say(
            "birthdays.changed-since", ("name", now.Name), ("day", BirthdayText.Show(now, context.Language))));

    private static Reversal ReversalOf(BirthdayOutcome outcome)
    {
        var arguments = Arguments.None.With("name", (outcome.Before ?? outcome.After)!.Name)
            .With(Left, outcome.After is { } left ? BirthdayText.Canonical(left) : Nothing);
        if ((outcome.Before ?? outcome.After)!.Of is { } of)
            arguments = arguments.With(Whose, of.Value);
        return outcome.Before is { } before
            ? new(new("birthdays.add"), arguments.With("day", BirthdayText.Canonical(before)))
            : new(new("birthdays.remove"), arguments);
    }

    private static Birthday? Find(string name, string left) => left == Nothing ? null : BirthdayText.Parse(name, left);

    private static async Task<Outcome> ListAsync(ActionContext context, Arguments arguments)
    {
        var (language, today) = (context.Language, context.Now.Date);
        var birthdays = await Book(context).ListAsync();
        if (arguments.Find("name") is { } typed)
        {
            var (name, _) = await WhoAsync(context, typed);
            birthdays = birthdays.RemoveAll(birthday => !PersonName.IsSame(birthday.Name, name));
            if (birthdays.IsEmpty)
                return Outcome.Say(language.Say("birthdays.unknown", ("name", name)));
        }

        if (birthdays.IsEmpty)
            return Outcome.Say(language.Say("birthdays.empty"));
        var lines = birthdays.Select(birthday => (birthday, Next: birthday.Next(today))).OrderBy(pair => pair.Next).Take(MaxShown)
            .Select(pair => $"{Dates.Near(pair.Next, language)}: {BirthdayText.Show(pair.birthday, pair.Next, language)}").ToList();
        if (birthdays.Length > MaxShown)
            lines.Add(language.Say("birthdays.more", ("more", birthdays.Length - MaxShown)));
        return Outcome.Say(string.Join('\n', lines));
    }

    // "Adas Geburtstag": an s that makes no member of the name is the language's.
    private static async Task<(string Name, MemberId? Of)> WhoAsync(ActionContext context, string typed)
    {
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        var known = Find(typed) ?? (typed is [.., 's'] ? Find(typed[..^1]) : null);
        return known is null ? (typed, null) : (known.Name, known.Id);

        Member? Find(string name) =>
            members.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static IBirthdayGrain Book(ActionContext context) => context.Grain<IBirthdayGrain>(IBirthdayGrain.DefaultKey);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
