using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Outbox;
using Alfred.Ownership;

namespace Alfred.Schedules;

/// <summary>The sweep of each minute and of each due time: what is due, and what was left waiting.</summary>
[GrainType("scheduler")]
internal sealed class SchedulerGrain(ScheduleStore schedules, InboxStore inbox, OutboxSignal outbox, Owner owner, TimeProvider clock)
    : Grain, ISchedulerGrain, IRemindable
{
    private const string ReminderName = "minute";

    public async Task StartAsync()
    {
        // Orleans allows no shorter period than a minute.
        await this.RegisterOrUpdateReminder(ReminderName, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await SweepAsync();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => SweepAsync();

    public async Task<int> SweepAsync()
    {
        if (!await owner.IsOursAsync(CancellationToken.None))
            return 0;
        var brought = 0;
        while (await schedules.BringDueAsync(clock.GetUtcNow(), CancellationToken.None) is { Count: > 0 } conversations)
            brought += conversations.Count;
        // Those just brought are among the waiting ones, beside whatever a killed process or a lost call left behind.
        foreach (var conversation in await inbox.WaitingConversationsAsync(CancellationToken.None))
            _ = GrainFactory.GetGrain<IConversationGrain>(conversation.Value).WakeAsync();
        outbox.Set();
        return brought;
    }
}
