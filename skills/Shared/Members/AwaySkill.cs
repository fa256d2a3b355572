namespace Alfred.Skills.Shared.Members;

/// <summary>Who is away, and until when. Nobody counts on them then.</summary>
/// <param name="languages">Those that days can be written in.</param>
public sealed class AwaySkill(LanguageSet languages) : Skill
{
    public override string Name => "away";

    public override int Position => 62;

    public override IReadOnlyList<SkillAction> Actions =>
    [
        Write("me", static (context, arguments) => SetAsync(context, name: null, arguments), DayPeriod.Parameter) with
        {
            Resolve = (arguments, plan) => DayPeriod.Resolve(arguments, plan, languages),
        },
        Write(
            "other", static (context, arguments) =>
                SetAsync(context, arguments[MembersSkill.Somebody.Name], arguments),
            MembersSkill.Somebody, DayPeriod.Parameter) with
        {
            Needs = MemberRole.Adult,
            Resolve = (arguments, plan) => DayPeriod.Resolve(arguments, plan, languages),
        },
        // No "undo" sets it again, so the model proposes neither.
        Write("back", static context => EndAsync(context, name: null)) with { ToolUse = ToolUse.Never },
        Write(
            "back-other", static (context, arguments) => EndAsync(context, arguments[MembersSkill.Somebody.Name]),
            MembersSkill.Somebody) with { Needs = MemberRole.Adult, ToolUse = ToolUse.Never },
        Read("list", ListAsync),
    ];

    private static async Task<Outcome> SetAsync(ActionContext context, string? name, Arguments arguments)
    {
        var isOwn = name is null;
        var today = context.Now.Date.ToDateOnly();
        var days = DayPeriod.Parse(arguments);
        var absence = new Absence(days?.First.ToDateOnly() ?? today, days?.Last.ToDateOnly());
        var before = isOwn ? context.Member.Absence : await FindAbsenceAsync(context, name!);
        var outcome = await Membership(context).SetAbsenceAsync(context.Command, name, absence);
        if (outcome.Member is not { } member)
            return Outcome.Say(context.Language.Say("members.unknown", ("name", name ?? context.Member.Name)));
        return new()
        {
            Reply = new(context.Language.Say(
                isOwn ? "away.set" : "away.set-other", ("name", member.Name),
                ("days", AwayText.Days(absence, today, context.Language)))),
            Journal = new($"set an absence of {member.Name}")
            {
                Reversal = ReversalTo(before, isOwn ? null : member.Name),
            },
        };
    }

    private static Reversal ReversalTo(Absence? before, string? name)
    {
        var arguments = name is null ? Arguments.None : Arguments.None.With(MembersSkill.Somebody.Name, name);
        return before is null ? new(new(name is null ? "away.back" : "away.back-other"), arguments)
            : new(
                new(name is null ? "away.me" : "away.other"),
                // One without an end begins today again, which says the same.
                before.Until is { } last ? arguments.With(DayPeriod.Parameter.Name, DayPeriod.Canonical(before.From, last)) : arguments);
    }

    private static async Task<Outcome> EndAsync(ActionContext context, string? name)
    {
        var outcome = await Membership(context).SetAbsenceAsync(context.Command, name, absence: null);
        return outcome.Member is { } member
            ? new()
            {
                Reply = new(context.Language.Say(name is null ? "away.back" : "away.back-other", ("name", member.Name))),
                Journal = new($"ended an absence of {member.Name}"),
            }
            : Outcome.Say(context.Language.Say("members.unknown", ("name", name ?? context.Member.Name)));
    }

    private static async Task<Outcome> ListAsync(ActionContext context)
    {
        var today = context.Now.Date.ToDateOnly();
        var lines = (await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync())
            .Where(member => member.Absence is { } absence && !(absence.Until < today))
            .Select(member => context.Language.Say(
                "away.line", ("name", member.Name), ("days", AwayText.Days(member.Absence!, today, context.Language))))
            .ToArray();
        return Outcome.Say(lines.Length == 0 ? context.Language.Say("away.nobody") : string.Join('\n', lines));
    }

    private static async Task<Absence?> FindAbsenceAsync(ActionContext context, string name) => MemberName.Find(
        name, await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync())?.Absence;

    private static IMembershipGrain Membership(ActionContext context) => context.Grain<IMembershipGrain>(IDirectoryGrain.Key);
}
