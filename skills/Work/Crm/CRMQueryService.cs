using Alfred.Crm;
using Alfred.Members;

namespace Alfred.Skills.Work.Crm;

/// <summary>
/// Questions about customers: deals, contacts, when somebody was talked to last. Reads only. What a person types becomes a
/// <see cref="DealFilter"/> or a name, never a query.
/// </summary>
public sealed class CRMQueryService(ICrmSource source) : Skill
{
    /// <inheritdoc/>
    public override string Name => "crm";

    /// <inheritdoc/>
    public override int Position => 30;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        DealsOf("deals", DealState.Any, source),
        DealsOf("open-deals", DealState.Open, source),
        DealsOf("won-deals", DealState.Won, source),
        DealsOf("lost-deals", DealState.Lost, source),
        new()
        {
            Name = "contacts",
            Effect = Effect.Read,
            Needs = MemberRole.Adult,
            Parameters = [CrmParameters.Who],
            Run = (context, arguments, cancellationToken) => new PeopleQuestion(source).WhoAsync(context, arguments, cancellationToken),
        },
        new()
        {
            Name = "last-contact",
            Effect = Effect.Read,
            Needs = MemberRole.Adult,
            Parameters = [CrmParameters.Who],
            Run = (context, arguments, cancellationToken) => new PeopleQuestion(source).WhenAsync(context, arguments, cancellationToken),
        },
    ];

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
