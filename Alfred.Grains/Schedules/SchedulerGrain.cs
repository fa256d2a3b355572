using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Outbox;

namespace Alfred.Schedules;

/// <summary>The minute's sweep: what is due, what was left waiting, what can be forgotten.</summary>
[GrainType("scheduler")]
internal sealed class SchedulerGrain(ScheduleStore schedules, InboxStore inbox, OutboxSignal outbox, TimeProvider clock)
    : Grain, ISchedulerGrain, IRemindable
{
    private const string ReminderName = "minute";
    private const int PurgeBatch = 1_000;

    /// <summary>Longer than any provider delivers again: Meta retries for 7 days.</summary>
    private static readonly TimeSpan KeysAreKept = TimeSpan.FromDays(9);

    public async Task StartAsync()
    {
        // Orleans allows no shorter period than a minute.
        await this.RegisterOrUpdateReminder(ReminderName, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        await SweepAsync();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => SweepAsync();

    public async Task<int> SweepAsync()
    {
        var brought = 0;
        while (await schedules.BringDueAsync(clock.GetUtcNow(), CancellationToken.None) is { Count: > 0 } conversations)
            brought += conversations.Count;
        // Those just brought are among the waiting ones, beside whatever a killed process or a lost call left behind.
        foreach (var conversation in await inbox.WaitingConversationsAsync(CancellationToken.None))
            _ = GrainFactory.GetGrain<IConversationGrain>(conversation.Value).WakeAsync();
        outbox.Set();
        while (await inbox.PurgeAsync(clock.GetUtcNow() - KeysAreKept, PurgeBatch, CancellationToken.None) == PurgeBatch)
        {
            // Small batches: no lock is held for long.
        }

        return brought;
    }
}
