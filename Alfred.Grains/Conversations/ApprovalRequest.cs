using Alfred.Interpretation;

namespace Alfred.Conversations;

/// <summary>
/// Gathers the commands of one message that need an approval: the person sees what each would do, and answers them together.
/// </summary>
/// <param name="by">Who asked for them.</param>
/// <param name="at">When the message came.</param>
/// <param name="files">What came with it.</param>
internal sealed class ApprovalRequest(MemberId by, DateTimeOffset at, ImmutableArray<InboundFile> files)
{
    private readonly List<UnapprovedCommand> _commands = [];
    private readonly List<string> _previews = [];
    private CommandId? _first;

    /// <summary>Takes a command up, or says what to do instead of asking.</summary>
    public async Task<Outcome> AddAsync(
        SkillAction action, PlannedCommand planned, ActionContext context, CancellationToken cancellationToken)
    {
        var preview = action.Preview is { } show
            ? await show(context, planned.Arguments, cancellationToken)
            : new ActionPreview.Ask(ActionWords.Describe(planned, context.Catalog, context.Language), planned.Arguments);
        if (preview is ActionPreview.Instead { Outcome: var outcome })
            return outcome;
        var (text, arguments) = preview is ActionPreview.Ask ask ? ask : throw new InvalidOperationException("an unknown preview");
        _first ??= context.Command.Id;
        _previews.Add(text);
        _commands.Add(new(planned.Action, arguments));
        return new();
    }

    /// <summary>What is asked, and what waits for the answer; null when nothing needs one.</summary>
    public (Reply Question, PendingApproval Approval)? Close(Language language)
    {
        if (_first is not { } first)
            return null;
        var key = first.ToString();
        var question = new Reply(language.Say("approval.ask", ("what", string.Join('\n', _previews))))
        {
            Choices = new(
            [
                new(language.Say("approval.yes"), ApprovalReader.Approve(key)),
                new(language.Say("approval.no"), ApprovalReader.Decline(key)),
            ]),
        };
        return (question, new(key, by.Value, at, [.. _commands]) { Files = files });
    }

    /// <summary>What was gathered and is not asked for, since the person said stop.</summary>
    public IReadOnlyList<string> Dropped => _previews;
}
