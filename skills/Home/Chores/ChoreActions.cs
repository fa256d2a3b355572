using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Chores;
using Alfred.Languages;
using Alfred.Members;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Replies;

namespace Alfred.Skills.Home.Chores;

/// <summary>What the actions of the chores do.</summary>
internal static class ChoreActions
{
    private const string Kind = "chores";
    private const string Done = "done";

    public static async Task<Outcome> AddAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var language = context.Language;
        var names = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).NamesAsync();
        var chores = arguments["chores"].Split('\n').Select(text => Assignment.Read(text, context.Member.Name, names, language))
            .ToImmutableArray();
        var outcome = await Household(context).AddAsync(context.Command, chores);

        var lines = new List<string>();
        if (!outcome.Changed.IsEmpty)
            lines.Add(language.Say("chores.added", ("chores", Texts.And(outcome.Changed.Select(Show), language))));
        if (!outcome.AlreadyOpen.IsEmpty)
            lines.Add(Texts.Sentence(language.Say(
                "chores.already-open", ("chores", Texts.And(outcome.AlreadyOpen.Select(Show), language)),
                ("count", outcome.AlreadyOpen.Length))));
        if (!outcome.Missing.IsEmpty)
            lines.Add(language.Say("chores.full", ("chores", Texts.And(outcome.Missing, language))));
        return new() { Reply = new(string.Join('\n', lines)), Journal = Note("added", outcome) };
    }

    public static async Task<Outcome> ListAsync(ActionContext context)
    {
        var chores = await Household(context).ListAsync();
        return new()
        {
            Reply = new(chores.IsEmpty ? context.Language.Say("chores.empty") : Texts.Numbered(chores.Select(Show)))
            {
                Choices = EntryOffer.List(
                    chores.Select(chore => EntryOffer.Of(Done, chore.Name, description: chore.Assignee)),
                    context.Language.Say("chores.done-label")),
            },
            Memory = context.Memory with { ListShown = Kind, Entries = [.. chores.Select(chore => chore.Name)] },
        };
    }

    public static async Task<Outcome> DoneAsync(ActionContext context, Arguments arguments, CancellationToken cancellationToken)
    {
        var language = context.Language;
        var household = Household(context);
        var (names, problem) = await NamesAsync(household, arguments, language);
        // Also with nothing to finish: a repetition finds its outcome by the command, whatever is open by now.
        var outcome = await household.DoneAsync(context.Command, names);
        if (outcome.Changed.IsEmpty && problem is not null)
            return new() { Reply = problem };

        var open = outcome.Missing.IsEmpty ? [] : await household.ListAsync();
        var lines = new List<string>();
        if (!outcome.Changed.IsEmpty)
            lines.Add(Finished(outcome, context.Member.Name, language));
        // Only one question can be open at a time.
        var choices = outcome.Missing is [var doubtful]
            ? EntryOffer.Question(Alike(doubtful, open).Select(name => EntryOffer.Of(Done, name)))
            : null;
        lines.AddRange(outcome.Missing.Select(name => Missing(name, Alike(name, open), choices is not null, language)));
        return new() { Reply = new(string.Join('\n', lines)) { Choices = choices }, Journal = Note("did", outcome) };
    }

    public static Resolution Resolve(Arguments arguments, PlanContext plan) =>
        EntryChoice.Resolve(arguments, "chores", plan, Kind, Done, plan.Language.Say("chores.how-to-choose"));

    private static IChoreGrain Household(ActionContext context) => context.Grain<IChoreGrain>(IChoreGrain.DefaultKey);

    private static async Task<(ImmutableArray<string> Names, Reply? Problem)> NamesAsync(
        IChoreGrain household, Arguments arguments, Language language)
    {
        var chosen = EntryChoice.Parse(arguments["chores"]);
        if (!EntryChoice.HasIt(chosen) && !EntryChoice.HasEverything(chosen))
            return (chosen, null);
        var open = await household.ListAsync();
        var names = open.Select(chore => chore.Name).ToImmutableArray();
        if (names.IsEmpty)
            return ([], new(language.Say("chores.empty")));
        return EntryChoice.HasEverything(chosen) || names.Length == 1
            ? (names, null)
            : ([], new(language.Say("chores.which-one")) { Choices = EntryOffer.Question(names.Select(name => EntryOffer.Of(Done, name))) });
    }

    private static string Show(Chore chore) => chore.Assignee is null ? chore.Name : $"{chore.Name} ({chore.Assignee})";

    private static string Finished(ChoreOutcome outcome, string by, Language language)
    {
        var chores = Texts.And(outcome.Changed.Select(chore => chore.Name), language);
        return outcome.Open == 0
            ? language.Say("chores.done-last", ("chores", chores), ("name", by))
            : language.Say("chores.done", ("chores", chores), ("name", by), ("open", outcome.Open));
    }

    private static string[] Alike(string name, ImmutableArray<Chore> open) =>
        [.. open.Where(chore => chore.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(chore => chore.Name).Take(3)];

    private static string Missing(string name, string[] alike, bool isOffered, Language language) => alike.Length == 0
        ? language.Say("chores.unknown", ("chore", name))
        : isOffered ? language.Say("chores.which-done") : language.Say("chores.which-done-of", ("chores", Texts.Or(alike, language)));

    private static JournalNote? Note(string verb, ChoreOutcome outcome) => outcome.Changed.IsEmpty
        ? null
        : new(
            ShortText.Of($"{verb} {Texts.And(outcome.Changed.Select(Show))}", 500),
            JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web));
}
