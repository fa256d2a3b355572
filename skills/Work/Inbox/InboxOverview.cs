namespace Alfred.Skills.Work.Inbox;

/// <summary>What somebody who may read mail sees without asking: when the next summary comes. No mail is looked at.</summary>
internal static class InboxOverview
{
    public static readonly IReadOnlyList<OverviewSection> Sections =
    [
        new() { Title = "inbox.overview-title", Position = 30, Show = NextAsync },
    ];

    private static async Task<Reply?> NextAsync(ActionContext context, CancellationToken cancellationToken)
    {
        if (await MailboxChoice.FindAsync(context, name: null) is not MailboxChoice.Found)
            return null;
        var next = await InboxSchedule.WhenAsync(context, cancellationToken);
        return new(next.Reply!.Text) { Choices = new([new(context.Language.Say("inbox.overview-now"), "inbox")]) };
    }
}
