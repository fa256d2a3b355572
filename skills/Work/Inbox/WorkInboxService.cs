namespace Alfred.Skills.Work.Inbox;

/// <summary>
/// Summaries of mailboxes, now or at set times. Only reads; what mail says is shown as a quotation and never taken for a request.
/// </summary>
public sealed class WorkInboxService : Skill, IPersonalData
{
    private readonly MailWords _words;

    /// <summary>Makes the skill.</summary>
    /// <param name="languages">The languages in whose words mail is judged.</param>
    public WorkInboxService(LanguageSet languages)
    {
        _words = new(languages);
        Actions =
        [
            // A scheduled one keeps how far it told; nothing that anybody owns is changed.
            Read(
                "show", (context, arguments) => arguments.Find(InboxParameters.Digest) is null
                    ? InboxActions.ShowAsync(context, arguments, _words) : InboxActions.DigestAsync(context, arguments, _words),
                InboxParameters.Mailbox, InboxParameters.Day, InboxParameters.Since) with
            {
                Needs = MemberRole.Adult,
                Resolve = ResolveDays,
            },
            Write(
                "schedule", static (context, arguments) => InboxSchedule.SetAsync(context, arguments, isHere: false),
                InboxParameters.Mailbox, InboxParameters.Rule, InboxParameters.Time) with
            {
                ToolUse = ToolUse.Never,
                Resolve = InboxSchedule.Resolve,
            },
            Write(
                "share", static (context, arguments) => InboxSchedule.SetAsync(context, arguments, isHere: true), InboxParameters.Mailbox,
                InboxParameters.Rule, InboxParameters.Time) with { ToolUse = ToolUse.Never, Resolve = InboxSchedule.Resolve },
            Write("off", static (context, _, cancellationToken) => InboxSchedule.StopAsync(context, cancellationToken))
                with { ToolUse = ToolUse.Never },
            Read("when", static (context, _, cancellationToken) => InboxSchedule.WhenAsync(context, cancellationToken)) with
            {
                Needs = MemberRole.Adult,
            },
            Write(
                "allow", static (context, arguments) => InboxAccess.AllowAsync(context, arguments, mayRead: true), InboxParameters.Person,
                InboxParameters.Mailbox) with { ToolUse = ToolUse.Never },
            Write(
                "forbid", static (context, arguments) => InboxAccess.AllowAsync(context, arguments, mayRead: false),
                InboxParameters.Person, InboxParameters.Mailbox) with { ToolUse = ToolUse.Never },
            Read("readers", InboxAccess.ListAsync) with { Needs = MemberRole.Adult },
        ];
    }

    public override string Name => "inbox";

    public override int Position => 20;

    public override IReadOnlyList<OverviewSection> Overview => InboxOverview.Sections;

    public override IReadOnlyList<SkillAction> Actions { get; }

    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => InboxAccess.ExportAsync(context);

    public Task<Outcome> ForgetAsync(ActionContext context) => InboxAccess.ForgetAsync(context);

    private static Resolution ResolveDays(Arguments arguments, PlanContext plan)
    {
        var resolution = DayText.Resolve(arguments, InboxParameters.Day.Name, plan.Now.Date, plan.Language);
        return resolution is Resolution.Resolved { Arguments: var resolved }
            ? DayText.Resolve(resolved, InboxParameters.Since.Name, plan.Now.Date, plan.Language)
            : resolution;
    }
}
