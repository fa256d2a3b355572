using Alfred.Chores;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Chores;

/// <summary>Shows chores: all, somebody's, what is overdue; whose turn it is, who did what, who does how much.</summary>
internal static class ChoreLists
{
    private const int DeedsShown = 5;
    private const int DaysOfReport = 30;

    public static async Task<Outcome> AllAsync(ActionContext context) =>
        List(await ChoreHousehold.OpenAsync(context), context, context.Language.Say("chores.empty"));

    public static async Task<Outcome> MineAsync(ActionContext context) => OfMember(
        await ChoreHousehold.OpenAsync(context), context.Member.Name, context, context.Language.Say("chores.none-yours"));

    public static async Task<Outcome> OfAsync(ActionContext context, Arguments arguments)
    {
        var open = await ChoreHousehold.OpenAsync(context);
        return await FindMemberAsync(context, arguments[ChoreParameters.Member.Name]) is { } member
            ? OfMember(open, member, context, context.Language.Say("chores.none-of", ("name", member)))
            : Outcome.Say(await UnknownMemberAsync(context, arguments[ChoreParameters.Member.Name]));
    }

    public static async Task<Outcome> OverdueAsync(ActionContext context)
    {
        var open = await ChoreHousehold.OpenAsync(context);
        var now = context.Now.ToInstant();
        return List(
            [.. open.Where(chore => chore.IsOverdue(context.Now.Date.ToDateOnly(), now))],
            context, context.Language.Say("chores.none-overdue"));
    }

    public static async Task<Outcome> ShowAsync(ActionContext context, Arguments arguments)
    {
        var open = await ChoreHousehold.OpenAsync(context);
        var name = arguments[ChoreParameters.One.Name];
        if (Find(name, open) is not { } chore)
            return Outcome.Say(context.Language.Say("chores.unknown", ("chore", name)));
        string?[] lines =
        [
            ChoreReplies.Show(chore, context), ChoreReplies.Plan(chore, context.Language),
            chore.LastDone is { } last
                ? context.Language.Say(
                    "chores.last-done", ("name", ChoreActions.Person(last.By, context.Language)),
                    ("date", ChoreReplies.Date(last.Day, at: null, context.Language)))
                : null,
        ];
        return Outcome.Say(string.Join('\n', lines.OfType<string>()), ChoreReplies.Offers(chore, context));
    }

    public static async Task<Outcome> TurnAsync(ActionContext context, Arguments arguments)
    {
        var open = await ChoreHousehold.OpenAsync(context);
        if (arguments.Find(ChoreParameters.Maybe.Name) is { } name)
        {
            return Find(name, open) is { } chore
                ? Outcome.Say(ChoreReplies.Turn(chore, context.Language)) with { About = ChoreReplies.About(chore) }
                : Outcome.Say(context.Language.Say("chores.unknown", ("chore", name)));
        }

        var given = open.Where(static chore => chore.Assignee is not null).Select(chore => ChoreReplies.Turn(chore, context.Language));
        return Outcome.Say(string.Join('\n', given) is { Length: > 0 } turns ? turns : context.Language.Say("chores.no-turns"));
    }

    public static async Task<Outcome> HistoryAsync(ActionContext context, Arguments arguments)
    {
        var language = context.Language;
        var deeds = await ChoreHousehold.Chores(context).HistoryAsync();
        var name = arguments.Find(ChoreParameters.Maybe.Name);
        var asked = name is null ? deeds : [.. deeds.Where(deed => IsMeant(deed.Chore, name))];
        if (asked.IsEmpty)
            return Outcome.Say(name is null ? language.Say("chores.no-history") : language.Say("chores.never-done", ("chore", name)));
        return Outcome.Say(string.Join('\n', asked.Reverse().Take(DeedsShown).Select(deed => Tell(deed, context))));
    }

    public static async Task<Outcome> FairnessAsync(ActionContext context)
    {
        var language = context.Language;
        var from = context.Now.Date.PlusDays(-DaysOfReport).ToDateOnly();
        var deeds = (await ChoreHousehold.Chores(context).HistoryAsync()).Where(deed => deed.Done.Day > from).ToArray();
        if (deeds.Length == 0)
            return Outcome.Say(language.Say("chores.no-history"));
        var members = (await ChoreHousehold.DayAsync(context)).Members.Where(static member => member.Role != MemberRole.Guest)
            .Select(static member => member.Name);
        var counts = members.Concat(deeds.Select(static deed => deed.Done.By)).Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Count: deeds.Count(deed => deed.Done.By == name)))
            .OrderByDescending(static one => one.Count).Select(one => string.Create(
                language.Culture, $"{ChoreActions.Person(one.Name, language)} {one.Count}"));
        var stoodIn = deeds.Count(static deed => deed.Expected is { } expected && expected != deed.Done.By);
        var report = language.Say("chores.fairness", ("days", DaysOfReport), ("counts", string.Join(", ", counts)));
        return Outcome.Say(stoodIn == 0 ? report : $"{report}\n{language.Say("chores.stood-in", ("count", stoodIn))}");
    }

    /// <summary>The member that a name means; null for nobody.</summary>
    public static async Task<string?> FindMemberAsync(ActionContext context, string name)
    {
        var members = (await ChoreHousehold.DayAsync(context)).Members;
        return Assignment.Member(name, context.Member.Name, [.. members.Select(static member => member.Name)], context.Language);
    }

    /// <summary>That a name is nobody's, and whose there are.</summary>
    public static async Task<string> UnknownMemberAsync(ActionContext context, string name)
    {
        var members = (await ChoreHousehold.DayAsync(context)).Members.Select(static member => member.Name);
        return context.Language.Say("chores.unknown-member", ("name", name), ("names", Texts.Or(members, context.Language)));
    }

    /// <summary>The open chore that a name means, as the grain finds it; null for none.</summary>
    public static Chore? Find(string name, ImmutableArray<Chore> open)
    {
        var folded = FoldedName.Of(name);
        return open.FirstOrDefault(chore => FoldedName.Of(chore.Name) == folded)
            ?? (open.Where(chore => FoldedName.Of(chore.Name).HasWordsOf(folded)).Take(2).ToArray() is [var only] ? only : null);
    }

    private static bool IsMeant(string chore, string name) =>
        FoldedName.Of(chore) == FoldedName.Of(name) || FoldedName.Of(chore).HasWordsOf(FoldedName.Of(name));

    private static string Tell(ChoreDeed deed, ActionContext context)
    {
        var language = context.Language;
        var at = NodaTime.Instant.FromDateTimeOffset(deed.Done.At).InZone(context.Now.Zone);
        var date = ChoreReplies.Date(at.Date.ToDateOnly(), at.TimeOfDay.ToTimeOnly(), language);
        var name = ChoreActions.Person(deed.Done.By, language);
        return deed.ConfirmedBy is { } adult
            ? language.Say("chores.deed-confirmed", ("chore", deed.Chore), ("name", name), ("date", date), ("adult", adult))
            : language.Say("chores.deed", ("chore", deed.Chore), ("name", name), ("date", date));
    }

    private static Outcome OfMember(ImmutableArray<Chore> open, string name, ActionContext context, string none) => List(
        [.. open.Where(chore => string.Equals(chore.Assignee, name, StringComparison.OrdinalIgnoreCase))], context, none);

    // What is due stands before what is not yet.
    private static Outcome List(ImmutableArray<Chore> chores, ActionContext context, string none)
    {
        var today = context.Now.Date.ToDateOnly();
        ImmutableArray<Chore> sorted =
            [.. chores.OrderBy(chore => chore.IsPaused).ThenBy(chore => chore.Due is { } due && due > today ? due : DateOnly.MinValue)];
        return new()
        {
            Reply = new(sorted.IsEmpty ? none : Texts.Numbered(sorted.Select(chore => ChoreReplies.Show(chore, context))))
            {
                Choices = EntryOffer.List(
                    sorted.Select(chore => EntryOffer.Of("done", chore.Name, description: chore.Assignee)),
                    context.Language.Say("chores.done-label")),
            },
            Memory = context.Memory with { ListShown = ChoreActions.Kind, Entries = [.. sorted.Select(static chore => chore.Name)] },
        };
    }
}
