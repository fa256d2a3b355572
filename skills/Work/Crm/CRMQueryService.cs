using Alfred.Crm;

namespace Alfred.Skills.Work.Crm;

/// <summary>
/// Questions about customers (deals, contacts, when somebody was talked to last) and changes of deals, which are shown and approved first.
/// What a person types becomes a <see cref="DealFilter"/>, a name or a value, never a query.
/// </summary>
public sealed class CRMQueryService(ICrmSource source, ICrmTarget target, ICrmWriter writer) : Skill
{
    public override string Name => "crm";

    public override int Position => 30;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        DealsOf("deals", DealState.Any, source),
        DealsOf("open-deals", DealState.Open, source),
        DealsOf("won-deals", DealState.Won, source),
        DealsOf("lost-deals", DealState.Lost, source),
        Read(
            "contacts",
            (context, arguments, cancellationToken) => new PeopleQuestion(source).WhoAsync(context, arguments, cancellationToken),
            CrmParameters.Who) with { Needs = MemberRole.Adult },
        Read(
            "last-contact",
            (context, arguments, cancellationToken) => new PeopleQuestion(source).WhenAsync(context, arguments, cancellationToken),
            CrmParameters.Who) with { Needs = MemberRole.Adult },
        Change(
            "set-amount", [CrmParameters.Deal, CrmParameters.Amount], new(source, target, writer), actions => actions.PreviewAmountAsync),
        Change(
            "set-close", [CrmParameters.Owner, CrmParameters.CloseDay], new(source, target, writer),
            actions => actions.PreviewCloseAsync) with
        {
            Resolve = static (arguments, plan) => ClosingPeriod.ResolveDay(arguments, CrmParameters.CloseDay.Name, plan),
        },
        Change("move", [CrmParameters.Deal, CrmParameters.Stage], new(source, target, writer), actions => actions.PreviewStageAsync),
        Change("win", [CrmParameters.Deal], new(source, target, writer), actions => actions.PreviewEnd(DealState.Won)),
        Change("lose", [CrmParameters.Deal], new(source, target, writer), actions => actions.PreviewEnd(DealState.Lost)),
        new()
        {
            Name = "note",
            Effect = Effect.Outward,
            Parameters = [CrmParameters.Entry],
            Preview = (context, arguments, cancellationToken) =>
                new NoteAction(source, writer).PreviewAsync(context, arguments, cancellationToken),
            Run = (context, arguments, cancellationToken) => new NoteAction(source, writer).RunAsync(context, arguments, cancellationToken),
        },
    ];

    private static SkillAction Change(
        string name, IReadOnlyList<Parameter> parameters, DealActions actions,
        Func<DealActions, Func<ActionContext, Arguments, CancellationToken, Task<ActionPreview>>> preview) => new()
    {
        Name = name,
        Effect = Effect.Outward,
        Parameters = parameters,
        Preview = preview(actions),
        Run = actions.RunAsync,
    };

    private static SkillAction DealsOf(string name, DealState state, ICrmSource source) => new()
    {
        Name = name,
        Effect = Effect.Read,
        Needs = MemberRole.Adult,
        Parameters = [CrmParameters.Company, CrmParameters.Over, CrmParameters.Under, CrmParameters.Period],
        Resolve = DealQuestion.Resolve,
        Run = (context, arguments, cancellationToken) => new DealQuestion(source, state).AnswerAsync(context, arguments, cancellationToken),
    };
}
