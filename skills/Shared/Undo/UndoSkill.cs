namespace Alfred.Skills.Shared.Undo;

/// <summary>One verb takes back what the speaker did last, wherever that was: again and again, for a day.</summary>
public sealed class UndoSkill : Skill
{
    /// <inheritdoc/>
    public override string Name => "undo";

    /// <inheritdoc/>
    public override int Position => 60;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "last",
            Effect = Effect.Write,
            Run = static (context, _, _) => RunAsync(context, isConfirmed: false),
        },
        new()
        {
            Name = "anyway",
            ToolUse = ToolUse.Never,
            Effect = Effect.Write,
            Run = static (context, _, _) => RunAsync(context, isConfirmed: true),
        },
    ];

    private static async Task<Outcome> RunAsync(ActionContext context, bool isConfirmed)
    {
        (IUndoable Skill, DateTimeOffset At)? last = null;
        foreach (var skill in context.Catalog.Skills.OfType<IUndoable>())
        {
            if (await skill.FindLastChangeAsync(context) is { } at && (last is null || at > last.Value.At))
                last = (skill, at);
        }

        return last is { Skill: var changed }
            ? await changed.UndoAsync(context, isConfirmed)
            : Outcome.Say(context.Language.Say("undo.nothing"));
    }
}
