using Alfred.Languages;
using Alfred.Skills.Shared.Entries;
using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Home.Chores;

/// <summary>What has to be done in the household.</summary>
public sealed class ChoresSkill : Skill
{
    private const int MaxChores = 20;

    private static readonly Parameter NewChores = new()
    {
        Name = "chores",
        Summary = "What has to be done, several separated by commas; \"for Bob\" behind one gives it to Bob",
        IsFreeText = true,
        Read = static (text, context) => ReadNew(text, context.Language),
    };

    private static readonly Parameter DoneChores = new()
    {
        Name = "chores",
        Summary = "Names of open chores, several separated by commas",
        Read = static (text, context) => ReadDone(text, context.Language),
    };

    /// <inheritdoc/>
    public override string Name => "chores";

    /// <inheritdoc/>
    public override int Position => 20;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "add",
            Effect = Effect.Write,
            Parameters = [NewChores],
            Run = ChoreActions.AddAsync,
        },
        new()
        {
            Name = "list",
            Effect = Effect.Read,
            Run = static (context, _, _) => ChoreActions.ListAsync(context),
        },
        new()
        {
            Name = "done",
            Effect = Effect.Write,
            Parameters = [DoneChores],
            Resolve = static (arguments, plan) => ChoreActions.Resolve(arguments, plan),
            Run = ChoreActions.DoneAsync,
        },
    ];

    private static ParseResult ReadNew(string text, Language language)
    {
        var chores = Split(text).ToArray();
        return chores.Length == 0
            ? new ParseResult.NotUnderstood(language.Say("chores.what"))
            : Check(chores, language) ?? (ParseResult)new ParseResult.Understood(string.Join('\n', chores));
    }

    private static ParseResult ReadDone(string text, Language language)
    {
        var chosen = EntryChoice.Read(text, language, Split);
        return chosen.IsEmpty
            ? new ParseResult.NotUnderstood(language.Say("chores.which"))
            : Check([.. chosen], language) ?? (ParseResult)new ParseResult.Understood(EntryChoice.Text(chosen));
    }

    // Not at "and": to wash and dry the dishes is one chore.
    private static IEnumerable<string> Split(string text) => ItemSplitter.SplitLines(text);

    private static ParseResult.Rejected? Check(string[] chores, Language language)
    {
        if (chores.Length > MaxChores)
            return new ParseResult.Rejected(language.Say("chores.too-many", ("most", MaxChores)));
        return Array.Exists(chores, chore => chore.Length > ItemList.MaxNameLength)
            ? new ParseResult.Rejected(language.Say("chores.too-long", ("most", ItemList.MaxNameLength)))
            : null;
    }
}
