using System.Text.Json;
using Alfred.Chores;
using Alfred.Skills.Home.Groceries;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Chores;

/// <summary>Adds chores and marks them as done.</summary>
internal static class ChoreActions
{
    /// <summary>The kind of list that chores are shown as.</summary>
    public const string Kind = "chores";

    private const string DoneVerb = "done";
    private const int MaxLabelLength = 24;

    // Whose the thing is that is done, where it is no chore.
    private const string Skill = "skill";

    public static async Task<Outcome> AddAsync(ActionContext context, Arguments arguments, LanguageSet languages)
    {
        var language = context.Language;
        var day = await ChoreHousehold.DayAsync(context);
        var (written, question) = NewChores.Read(arguments, languages, context, day);
        if (question is not null)
            return new() { Reply = question };
        ImmutableArray<Chore> chores =
        [
            .. written.Select(line => ChoreSentence.Read(line.Text, line.Language, context.Now, day.Members, context.Member.Name)),
        ];
        var outcome = await ChoreHousehold.Chores(context).AddAsync(context.Command, day, chores);

        var lines = new List<string>();
        if (!outcome.Changed.IsEmpty)
            lines.Add(language.Say("chores.added", ("chores", Texts.And(outcome.Changed.Select(ShowNew), language))));
        if (!outcome.Replanned.IsEmpty)
            lines.Add(language.Say("chores.replanned", ("chores", Texts.And(outcome.Replanned.Select(ShowNew), language))));
        lines.AddRange(outcome.Changed.Concat(outcome.Replanned).Select(chore => ChoreReplies.Plan(chore, language)).OfType<string>());
        if (!outcome.AlreadyOpen.IsEmpty)
            lines.Add(Texts.Sentence(language.Say(
                "chores.already-open", ("chores", Texts.And(outcome.AlreadyOpen.Select(ShowNew), language)),
                ("count", outcome.AlreadyOpen.Length))));
        if (!outcome.Missing.IsEmpty)
            lines.Add(language.Say("chores.full", ("chores", Texts.And(outcome.Missing, language))));
        return new()
        {
            Reply = new(string.Join('\n', lines)),
            Journal = Note("added", [.. outcome.Changed, .. outcome.Replanned], outcome),
            About = outcome.Changed.AddRange(outcome.Replanned) is [var only] ? ChoreReplies.About(only) : null,
            Schedules = Reminders([.. outcome.Changed, .. outcome.Replanned], day, context),
        };
    }

    public static async Task<Outcome> DoneAsync(ActionContext context, Arguments arguments)
    {
        if (arguments.Find(Skill) is { } name
            && context.Catalog.Skills.FirstOrDefault(skill => skill.Name == name) is IFinishable other)
            return await other.FinishAsync(context, arguments["chores"]);
        return await FinishAsync(context, arguments, doer: null);
    }

    /// <summary>"Bob did the dishes".</summary>
    public static async Task<Outcome> DoneByAsync(ActionContext context, Arguments arguments)
    {
        var asked = arguments[ChoreParameters.Member.Name];
        return await ChoreLists.FindMemberAsync(context, asked) is { } doer
            ? await FinishAsync(context, arguments, doer)
            : Outcome.Say(await ChoreLists.UnknownMemberAsync(context, asked));
    }

    private static async Task<Outcome> FinishAsync(ActionContext context, Arguments arguments, string? doer)
    {
        var language = context.Language;
        var day = await ChoreHousehold.DayAsync(context);
        var (names, problem) = await NamesAsync(context, day, arguments);
        // Also with nothing to finish: a repetition finds its outcome by the command, whatever is open by now.
        var grain = ChoreHousehold.Chores(context);
        var outcome = doer is null
            ? await grain.DoneAsync(context.Command, day, names) : await grain.DoneByAsync(context.Command, day, names, doer);
        var isNothing = outcome.Changed.IsEmpty && outcome.Claimed.IsEmpty && outcome.AlreadyDone.IsEmpty;
        if (isNothing && problem is not null)
            return new() { Reply = problem };

        var open = outcome.Missing.IsEmpty ? [] : await ChoreHousehold.OpenAsync(context);
        var lines = new List<string>();
        if (!outcome.Changed.IsEmpty)
            lines.Add(Finished(outcome, doer, context));
        lines.AddRange(outcome.Changed.Select(chore => ChoreReplies.Next(chore, language)).OfType<string>());
        if (!outcome.Claimed.IsEmpty)
            lines.Add(language.Say("chores.claimed", ("chores", Names(outcome.Claimed, language)), ("name", context.Member.Name)));
        lines.AddRange(outcome.AlreadyDone.Select(chore => Already(chore, language)));
        // Only one question can be open at a time.
        var meant = outcome.Missing is [var doubtful]
            ? EntryOffer.Question(Alike(doubtful, open).Select(name => EntryOffer.Of(DoneVerb, name)))
            : null;
        var decision = outcome.AlreadyDone is [{ Claim: not null } claimed] && ChoreDay.IsAdult(context.Member)
            ? ChoreReplies.Decision(claimed, language)
            : null;
        lines.AddRange(outcome.Missing.Select(name => Missing(name, Alike(name, open), meant is not null, language)));
        var now = context.Now.ToInstant();
        return new()
        {
            Reply = new(string.Join('\n', lines)) { Choices = meant ?? decision },
            Journal = Note("did", [.. outcome.Changed, .. outcome.Claimed], outcome),
            Schedules =
            [
                .. Reminders(outcome.Changed.Where(chore => !outcome.EndedIds.Contains(chore.Id, StringComparer.Ordinal)), day, context),
                .. ChoreSchedule.End(outcome.EndedIds, day),
                .. outcome.Claimed.SelectMany(chore => ChoreSchedule.Ask(chore, day, now)),
            ],
        };
    }

    /// <summary>Replaces numbers by the chores shown, and "it" by what was spoken of last, whichever skill's it is.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        if ((arguments.Find("chores") ?? EntryChoice.It) != EntryChoice.It)
            return Numbered(arguments, plan);
        arguments = arguments.With("chores", EntryChoice.It);
        var spoken = plan.Memory.SubjectsAt(plan.Now.ToDateTimeOffset()).RemoveAll(static subject => subject.Done is null);
        return spoken switch
        {
            [{ Skill: Kind, Entry: var chore }] => new Resolution.Resolved(arguments.With("chores", chore)),
            [var other] => new Resolution.Resolved(arguments.With("chores", other.Entry).With(Skill, other.Skill)),
            [] => Shopping(plan) is { } bought ? WhichOne(plan, bought) : Numbered(arguments, plan),
            var several => WhichOne(plan, several.Select(static one => new Choice(ShortText.Of(one.Label, MaxLabelLength), one.Done!))),
        };
    }

    private static Resolution Numbered(Arguments arguments, PlanContext plan) =>
        EntryChoice.Resolve(arguments, "chores", plan, Kind, DoneVerb, plan.Language.Say("chores.how-to-choose"));

    private static Resolution.Unclear WhichOne(PlanContext plan, IEnumerable<Choice?> choices) =>
        new(plan.Language.Say("chores.which-one")) { Choices = EntryOffer.Question(choices) };

    // With a grocery list on the screen it may be something that was bought.
    private static IEnumerable<Choice?>? Shopping(PlanContext plan) => plan.Memory.Entries.IsEmpty ? null
        : ListName.OfShown(plan.Memory.ListShown) is { } list ? plan.Memory.Entries.Select(entry => list.Offer("got", entry)) : null;

    /// <summary>The reminders of chores as they are now.</summary>
    public static ImmutableArray<ScheduleChange> Reminders(IEnumerable<Chore> chores, ChoreDay day, ActionContext context) =>
        [.. chores.SelectMany(chore => ChoreSchedule.Remind(chore, day, context.Now.ToInstant()))];

    /// <summary>A line for the journal; null for nothing.</summary>
    public static JournalNote? Note(string verb, ImmutableArray<Chore> chores, ChoreOutcome outcome) => chores.IsEmpty
        ? null
        : new(
            ShortText.Of($"{verb} {Texts.And(chores.Select(ShowNew))}", 500),
            JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web));

    /// <summary>The open chores that a name may mean, three at most.</summary>
    public static string[] Alike(string name, ImmutableArray<Chore> open) =>
        [.. open.Where(chore => chore.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(chore => chore.Name).Take(3)];

    private static async Task<(ImmutableArray<string> Names, Reply? Problem)> NamesAsync(
        ActionContext context, ChoreDay day, Arguments arguments)
    {
        var chosen = EntryChoice.Parse(arguments["chores"]);
        if (!EntryChoice.HasIt(chosen) && !EntryChoice.HasEverything(chosen))
            return (chosen, null);
        var open = await ChoreHousehold.Chores(context).ListOnAsync(day);
        var names = open.Where(chore => chore.Due is null || chore.Due <= day.Today).Select(chore => chore.Name).ToImmutableArray();
        if (names.IsEmpty)
            return ([], new(context.Language.Say("chores.empty")));
        return EntryChoice.HasEverything(chosen)
            ? (names, null)
            : ([], new(context.Language.Say("chores.which-one"))
            {
                Choices = EntryOffer.Question(names.Select(name => EntryOffer.Of(DoneVerb, name))),
            });
    }

    private static string ShowNew(Chore chore) =>
        chore.Assignee is null || chore.Rotation is not null ? chore.Name : $"{chore.Name} ({chore.Assignee})";

    private static string Names(IEnumerable<Chore> chores, Language language) => Texts.And(chores.Select(chore => chore.Name), language);

    private static string Finished(ChoreOutcome outcome, string? doer, ActionContext context)
    {
        var language = context.Language;
        var chores = Names(outcome.Changed, language);
        if (doer is not null && doer != context.Member.Name)
            return language.Say("chores.done-by", ("chores", chores), ("name", doer), ("open", outcome.Open));
        return outcome.Open == 0
            ? language.Say("chores.done-last", ("chores", chores), ("name", context.Member.Name))
            : language.Say("chores.done", ("chores", chores), ("name", context.Member.Name), ("open", outcome.Open));
    }

    private static string Already(Chore chore, Language language)
    {
        if (chore.Claim is { } claim)
            return language.Say("chores.already-claimed", ("chore", chore.Name), ("name", claim.By));
        return language.Say(
            "chores.already-done", ("chore", chore.Name), ("name", Person(chore.LastDone!.By, language)),
            ("date", ChoreReplies.Date(chore.Due!.Value, chore.At, language)));
    }

    /// <summary>A person's name; what stands in its place for one who asked to be forgotten.</summary>
    public static string Person(string name, Language language) => name.Length > 0 ? name : language.Say("chores.somebody");

    private static string Missing(string name, string[] alike, bool isOffered, Language language) => alike.Length == 0
        ? language.Say("chores.unknown", ("chore", name))
        : isOffered ? language.Say("chores.which-done") : language.Say("chores.which-done-of", ("chores", Texts.Or(alike, language)));
}
