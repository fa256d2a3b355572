using System.Collections.Immutable;
using Alfred.Languages;
using Alfred.Skills.Shared.Entries;
using NodaTime;

namespace Alfred.Skills.Home.Chores;

/// <summary>What has to be done in the household.</summary>
/// <param name="languages">The languages in which it may be said.</param>
public sealed class ChoresSkill(LanguageSet languages) : Skill, IUndoable, IPersonalData, ISnoozable
{
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
            Parameters = [ChoreParameters.New, ChoreParameters.Task, .. ChoreParameters.Tasks, .. ChoreParameters.Repeats],
            Run = (context, arguments, _) => ChoreActions.AddAsync(context, arguments, languages),
        },
        Reads("list", static (context, _) => ChoreLists.AllAsync(context)),
        new()
        {
            Name = "done",
            Effect = Effect.Write,
            Parameters = [ChoreParameters.Done],
            Resolve = static (arguments, plan) => ChoreActions.Resolve(arguments, plan),
            Run = static (context, arguments, _) => ChoreActions.DoneAsync(context, arguments),
        },
        Reads("mine", static (context, _) => ChoreLists.MineAsync(context)),
        Reads("overdue", static (context, _) => ChoreLists.OverdueAsync(context)),
        Reads("of", ChoreLists.OfAsync, ChoreParameters.Member),
        Reads(
            "show",
            static (context, arguments) => context.Due is null ? ChoreLists.ShowAsync(context, arguments)
                : arguments.Find(ChoreSchedule.News) is null ? ChoreReminders.RemindAsync(context, arguments)
                : ChoreReminders.TellAsync(context, arguments),
            ChoreParameters.One),
        Reads("turn", ChoreLists.TurnAsync, ChoreParameters.Maybe),
        Reads("history", ChoreLists.HistoryAsync, ChoreParameters.Maybe),
        Reads("fairness", static (context, _) => ChoreLists.FairnessAsync(context)),
        Reads("pending", ChoreReminders.AskAsync),
        Writes("assign", ChoreChanges.AssignAsync, ChoreParameters.One, ChoreParameters.Member),
        Writes("swap", ChoreChanges.SwapAsync, ChoreParameters.One, ChoreParameters.Member),
        Writes("snooze", ChoreChanges.SnoozeAsync, ChoreParameters.Maybe, ChoreParameters.Until) with
        {
            Resolve = (arguments, plan) => When(arguments, ChoreParameters.Until, plan, languages),
        },
        Writes("due", ChoreChanges.MoveAsync, ChoreParameters.One, ChoreParameters.When) with
        {
            Resolve = (arguments, plan) => When(arguments, ChoreParameters.When, plan, languages),
        },
        Writes(
            "nag", ChoreChanges.NagAsync, ChoreParameters.Maybe, ChoreParameters.Interval, ChoreParameters.Times,
            ChoreParameters.Escalation),
        Writes("quiet", ChoreChanges.QuietAsync, ChoreParameters.One),
        Writes("urgent", ChoreChanges.UrgentAsync, ChoreParameters.One),
        Writes("pause", ChoreChanges.PauseAsync, ChoreParameters.One),
        Writes("resume", ChoreChanges.ResumeAsync, ChoreParameters.One),
        Writes("remove", ChoreChanges.RemoveAsync, ChoreParameters.One),
        Writes(
            "confirm", static (context, arguments) => ChoreChanges.ConfirmAsync(context, arguments, isDone: true), ChoreParameters.Maybe),
        Writes(
            "reject", static (context, arguments) => ChoreChanges.ConfirmAsync(context, arguments, isDone: false), ChoreParameters.Maybe),
    ];

    /// <inheritdoc/>
    public Task<Outcome> SnoozeAsync(ActionContext context, string entry, Instant until) =>
        ChoreChanges.SnoozeAsync(context, entry, until);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context) => ChoreUndo.FindLastChangeAsync(context);

    /// <inheritdoc/>
    public Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed) => ChoreUndo.UndoAsync(context, isConfirmed);

    /// <inheritdoc/>
    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => ChoreUndo.ExportAsync(context);

    /// <inheritdoc/>
    public Task<Outcome> ForgetAsync(ActionContext context) => ChoreUndo.ForgetAsync(context);

    private static SkillAction Reads(string name, Func<ActionContext, Arguments, Task<Outcome>> run, params Parameter[] parameters) =>
        Action(name, Effect.Read, run, parameters);

    private static SkillAction Writes(string name, Func<ActionContext, Arguments, Task<Outcome>> run, params Parameter[] parameters) =>
        Action(name, Effect.Write, run, parameters);

    private static SkillAction Action(
        string name, Effect effect, Func<ActionContext, Arguments, Task<Outcome>> run, Parameter[] parameters) => new()
        {
            Name = name,
            Effect = effect,
            Parameters = parameters,
            Resolve = parameters.Any(static parameter => parameter.Name == ChoreParameters.One.Name) ? Entry : null,
            Run = (context, arguments, _) => run(context, arguments),
        };

    // "2" is the second chore shown.
    private static Resolution Entry(Arguments arguments, PlanContext plan) =>
        arguments.Find(ChoreParameters.One.Name) is null or EntryChoice.It
        ? new Resolution.Resolved(arguments)
        : EntryChoice.Resolve(
            arguments, ChoreParameters.One.Name, plan, ChoreActions.Kind, "done", plan.Language.Say("chores.how-to-choose"));

    private static Resolution When(Arguments arguments, Parameter parameter, PlanContext plan, LanguageSet languages) =>
        Entry(arguments, plan) is Resolution.Resolved entry
            ? ChoreParameters.ResolveWhen(
                entry.Arguments, parameter.Name, plan, code => languages.Find(code) ?? plan.Language)
            : Entry(arguments, plan);
}
