namespace Alfred.Skills.Shared.Undo;

/// <summary>One verb takes back what the speaker did last, wherever that was: again and again, for a day.</summary>
public sealed class UndoSkill : Skill
{
    public override string Name => "undo";

    public override int Position => 60;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Action("last", static undo => undo.LastAsync(isConfirmed: false)),
        Action("anyway", static undo => undo.LastAsync(isConfirmed: true)),
        Action("earlier", static undo => undo.EarlierAsync(isConfirmed: false)),
        Action("earlier-anyway", static undo => undo.EarlierAsync(isConfirmed: true)),
    ];

    private static SkillAction Action(string name, Func<Undoing, Task<Outcome>> run) => new()
    {
        Name = name,
        Effect = Effect.Write,
        // What it takes back may be what the model cannot ask for itself, such as a role, and no undo takes an undo back.
        ToolUse = ToolUse.Never,
        Run = async (context, _, cancellationToken) => await run(await Undoing.BeginAsync(context, cancellationToken)),
    };
}
