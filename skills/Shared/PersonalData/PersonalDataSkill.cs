using Alfred.Members;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>What is known of a person: told, given as files, deleted.</summary>
public sealed class PersonalDataSkill : Skill
{
    private const int MaxTableLength = 60;

    private static readonly Parameter Table = new()
    {
        Name = "table",
        Summary = "Which of the tables of an export, such as groceries",
        Read = static (text, context) => text.Trim().Trim('"') is { Length: > 0 and <= MaxTableLength } name && !name.Contains(' ')
            ? new ParseResult.Understood(name.ToLowerInvariant())
            : new ParseResult.NotUnderstood(context.Language.Say("data.no-table")),
    };

    /// <inheritdoc/>
    public override string Name => "data";

    /// <inheritdoc/>
    public override int Position => 80;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "export",
            ToolUse = ToolUse.Direct,
            Effect = Effect.Read,
            Run = static (context, _, _) => ExportActions.JsonAsync(context),
        },
        new()
        {
            Name = "csv",
            ToolUse = ToolUse.Direct,
            Effect = Effect.Read,
            Run = static (context, _, _) => ExportActions.OfferTablesAsync(context),
        },
        new()
        {
            Name = "table",
            ToolUse = ToolUse.Direct,
            Effect = Effect.Read,
            Parameters = [Table],
            Run = static (context, arguments, _) => ExportActions.CsvAsync(context, arguments[Table.Name]),
        },
        new()
        {
            Name = "show",
            ToolUse = ToolUse.Direct,
            Effect = Effect.Read,
            Run = static (context, _, _) => ExportActions.TellAsync(context),
        },
        new()
        {
            Name = "forget",
            ToolUse = ToolUse.Never,
            Effect = Effect.Read,
            Run = static (context, _, _) => Task.FromResult(ForgetActions.Ask(context)),
        },
        new()
        {
            Name = "forget-now",
            ToolUse = ToolUse.Never,
            Effect = Effect.Write,
            Needs = MemberRole.Guest,
            Run = static (context, _, _) => ForgetActions.ForgetAsync(context),
        },
    ];
}
