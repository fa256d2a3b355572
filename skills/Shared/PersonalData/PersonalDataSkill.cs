namespace Alfred.Skills.Shared.PersonalData;

/// <summary>What is known of a person: told, given as files, deleted.</summary>
public sealed class PersonalDataSkill : Skill
{
    private const int MaxTableLength = 60;

    private static readonly Parameter Table = Parameter.Needed(
        "table", "Which of the tables of an export, such as groceries",
        static (text, context) => text.Trim().Trim('"') is { Length: > 0 and <= MaxTableLength } name && !name.Contains(' ')
            ? new ParseResult.Understood(name.ToLowerInvariant())
            : new ParseResult.NotUnderstood(context.Language.Say("data.no-table")));

    public override string Name => "data";

    public override int Position => 80;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Read("export", static (context, _, stop) => ExportActions.JsonAsync(context, stop)) with { ToolUse = ToolUse.Direct },
        Read("csv", static (context, _, stop) => ExportActions.OfferTablesAsync(context, stop)) with { ToolUse = ToolUse.Direct },
        Read("table", static (context, arguments, stop) => ExportActions.CsvAsync(context, arguments[Table.Name], stop), Table) with
        {
            ToolUse = ToolUse.Direct,
        },
        Read("show", static (context, _, stop) => ExportActions.TellAsync(context, stop)) with { ToolUse = ToolUse.Direct },
        Read("forget", static context => Task.FromResult(ForgetActions.Ask(context))) with { ToolUse = ToolUse.Never },
        Write("forget-now", ForgetActions.ForgetAsync) with { ToolUse = ToolUse.Never, Needs = MemberRole.Guest },
    ];
}
