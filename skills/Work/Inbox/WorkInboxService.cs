using System.Collections.Immutable;
using Alfred.Languages;
using Alfred.Members;
using Alfred.Skills.Shared.Times;

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
            new()
            {
                // A scheduled one keeps how far it told; nothing that anybody owns is changed.
                Name = "show",
                Effect = Effect.Read,
                Needs = MemberRole.Adult,
                Parameters = [InboxParameters.Mailbox, InboxParameters.Day, InboxParameters.Since],
                Resolve = ResolveDays,
                Run = (context, arguments, _) => arguments.Find(InboxParameters.Digest) is null
                    ? InboxActions.ShowAsync(context, arguments, _words) : InboxActions.DigestAsync(context, arguments, _words),
            },
            new()
            {
                Name = "schedule",
                Effect = Effect.Write,
                Parameters = [InboxParameters.Mailbox, InboxParameters.Rule, InboxParameters.Time],
                Resolve = InboxSchedule.Resolve,
                Run = static (context, arguments, _) => InboxSchedule.SetAsync(context, arguments, isHere: false),
            },
            new()
            {
                Name = "share",
                ToolUse = ToolUse.Never,
                Effect = Effect.Write,
                Parameters = [InboxParameters.Mailbox, InboxParameters.Rule, InboxParameters.Time],
                Resolve = InboxSchedule.Resolve,
                Run = static (context, arguments, _) => InboxSchedule.SetAsync(context, arguments, isHere: true),
            },
            new()
            {
                Name = "off",
                Effect = Effect.Write,
                Run = static (context, _, cancellationToken) => InboxSchedule.StopAsync(context, cancellationToken),
            },
            new()
            {
                Name = "when",
                Effect = Effect.Read,
                Needs = MemberRole.Adult,
                Run = static (context, _, cancellationToken) => InboxSchedule.WhenAsync(context, cancellationToken),
            },
            new()
            {
                Name = "allow",
                ToolUse = ToolUse.Never,
                Effect = Effect.Write,
                Parameters = [InboxParameters.Person, InboxParameters.Mailbox],
                Run = static (context, arguments, _) => InboxAccess.AllowAsync(context, arguments, mayRead: true),
            },
            new()
            {
                Name = "forbid",
                ToolUse = ToolUse.Never,
                Effect = Effect.Write,
                Parameters = [InboxParameters.Person, InboxParameters.Mailbox],
                Run = static (context, arguments, _) => InboxAccess.AllowAsync(context, arguments, mayRead: false),
            },
            new()
            {
                Name = "readers",
                Effect = Effect.Read,
                Needs = MemberRole.Adult,
                Run = static (context, _, _) => InboxAccess.ListAsync(context),
            },
        ];
    }

    /// <inheritdoc/>
    public override string Name => "inbox";

    /// <inheritdoc/>
    public override int Position => 20;

    /// <inheritdoc/>
    public override IReadOnlyList<OverviewSection> Overview => InboxOverview.Sections;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; }

    /// <inheritdoc/>
    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => InboxAccess.ExportAsync(context);

    /// <inheritdoc/>
    public Task<Outcome> ForgetAsync(ActionContext context) => InboxAccess.ForgetAsync(context);

    private static Resolution ResolveDays(Arguments arguments, PlanContext plan)
    {
        var resolution = DayText.Resolve(arguments, InboxParameters.Day.Name, plan.Now.Date, plan.Language);
        return resolution is Resolution.Resolved { Arguments: var resolved }
            ? DayText.Resolve(resolved, InboxParameters.Since.Name, plan.Now.Date, plan.Language)
            : resolution;
    }
}
