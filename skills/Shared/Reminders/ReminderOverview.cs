namespace Alfred.Skills.Shared.Reminders;

/// <summary>The reminders of a member that come next.</summary>
internal static class ReminderOverview
{
    private const int MaxShown = 3;

    public static readonly IReadOnlyList<OverviewSection> Sections =
    [
        new() { Title = "reminders.overview-title", Position = 40, Needs = MemberRole.Child, Show = NextAsync },
    ];

    private static async Task<Reply?> NextAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var entries = await ReminderShelf.EntriesAsync(context);
        var replies = new ReminderReplies(context);
        return entries.IsEmpty ? null : new(string.Join('\n', entries.Take(MaxShown).Select(entry => $"• {replies.Entry(entry)}")));
    }
}
