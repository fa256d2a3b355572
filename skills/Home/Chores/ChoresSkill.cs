using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Chores;

/// <summary>What has to be done in the household.</summary>
/// <param name="languages">The languages in which it may be said.</param>
public sealed class ChoresSkill(LanguageSet languages) : Skill, IUndoable, IPersonalData, IShowsNames, ISnoozable
{
    public override string Name => "chores";

    public override int Position => 20;

    // "Feed the cat" is no slip for "fed the cat", which says that it was done.
    public override IEnumerable<string> Things(Language language) => language.Values("chores.words", "doing");

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Write(
            "add", (context, arguments) => ChoreActions.AddAsync(context, arguments, languages),
            [ChoreParameters.New, ChoreParameters.Stain, ChoreParameters.Task, .. ChoreParameters.Tasks, .. ChoreParameters.Repeats]),
        Read("list", ChoreLists.AllAsync),
        Write("done", ChoreActions.DoneAsync, ChoreParameters.Done) with { Resolve = ChoreActions.Resolve },
        Write("done-by", ChoreActions.DoneByAsync, ChoreParameters.Doer, ChoreParameters.Deeds) with
        {
            Needs = MemberRole.Adult, Resolve = ChoreActions.Resolve,
        },
        Read("mine", ChoreLists.MineAsync),
        Read("overdue", ChoreLists.OverdueAsync),
        Read("of", ChoreLists.OfAsync, ChoreParameters.Member),
        OfOne(Read(
            "show",
            static (context, arguments) => context.Due is null ? ChoreLists.ShowAsync(context, arguments)
                : arguments.Find(ChoreSchedule.News) is null ? ChoreReminders.RemindAsync(context, arguments)
                : ChoreReminders.TellAsync(context, arguments),
            ChoreParameters.One)),
        OfOne(Read("turn", ChoreLists.TurnAsync, ChoreParameters.Maybe)),
        OfOne(Read("history", ChoreLists.HistoryAsync, ChoreParameters.Maybe)),
        Read("fairness", ChoreLists.FairnessAsync),
        Read("pending", ChoreReminders.AskAsync),
        OfOne(Write("assign", ChoreChanges.AssignAsync, ChoreParameters.One, ChoreParameters.Member)),
        OfOne(Write("swap", ChoreChanges.SwapAsync, ChoreParameters.One, ChoreParameters.Member)),
        Write("snooze", ChoreChanges.SnoozeAsync, ChoreParameters.Maybe, ChoreParameters.Until, ChoreParameters.Lapse) with
        {
            Resolve = (arguments, plan) => When(arguments, ChoreParameters.Until, plan, languages),
        },
        Write("due", ChoreChanges.MoveAsync, ChoreParameters.One, ChoreParameters.When) with
        {
            Resolve = (arguments, plan) => When(arguments, ChoreParameters.When, plan, languages),
        },
        OfOne(Write(
            "nag", ChoreChanges.NagAsync, ChoreParameters.Maybe, ChoreParameters.Interval, ChoreParameters.Times,
            ChoreParameters.Escalation)),
        OfOne(Write("quiet", ChoreChanges.QuietAsync, ChoreParameters.One)),
        OfOne(Write("urgent", ChoreChanges.UrgentAsync, ChoreParameters.One)),
        OfOne(Write("pause", ChoreChanges.PauseAsync, ChoreParameters.One)),
        OfOne(Write("resume", ChoreChanges.ResumeAsync, ChoreParameters.One)),
        OfOne(Write("remove", ChoreChanges.RemoveAsync, ChoreParameters.One)),
        OfOne(Write(
            "confirm", static (context, arguments) => ChoreChanges.ConfirmAsync(context, arguments, isDone: true), ChoreParameters.Maybe)),
        OfOne(Write(
            "reject", static (context, arguments) => ChoreChanges.ConfirmAsync(context, arguments, isDone: false), ChoreParameters.Maybe)),
    ];

    public Task<Outcome> SnoozeAsync(ActionContext context, string entry, Instant until) => ChoreChanges.SnoozeAsync(context, entry, until);

    public Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context) => ChoreUndo.FindLastChangeAsync(context);

    public Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed) => ChoreUndo.UndoAsync(context, isConfirmed);

    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => ChoreUndo.ExportAsync(context);

    public Task<Outcome> ForgetAsync(ActionContext context) => ChoreUndo.ForgetAsync(context);

    public Task RenameAsync(ActionContext context, Member member, string former) =>
        ChoreHousehold.Chores(context).RenameAsync(context.Command, former, member.Name);

    private static SkillAction OfOne(SkillAction action) => action with { Resolve = Entry };

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
