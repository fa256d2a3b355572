namespace Alfred.Skills.Shared.Undo;

/// <summary>One verb takes back what the speaker did last, wherever that was: again and again, for a day.</summary>
public sealed class UndoSkill : Skill
{
    public override string Name => "undo";

    public override int Position => 60;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Action("last", ToolUse.Everywhere, static undo => undo.LastAsync(isConfirmed: false)),
        Action("anyway", ToolUse.Never, static undo => undo.LastAsync(isConfirmed: true)),
        Action("earlier", ToolUse.Never, static undo => undo.EarlierAsync(isConfirmed: false)),
        Action("earlier-anyway", ToolUse.Never, static undo => undo.EarlierAsync(isConfirmed: true)),
    ];

    private static SkillAction Action(string name, ToolUse use, Func<Undoing, Task<Outcome>> run) => new()
    {
        Name = name,
        Effect = Effect.Write,
        ToolUse = use,
        Run = async (context, _, cancellationToken) => await run(await Undoing.BeginAsync(context, cancellationToken)),
    };
}
