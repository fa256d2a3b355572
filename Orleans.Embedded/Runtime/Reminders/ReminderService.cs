using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Loads the reminders when the silo starts, looks now and then for rows that others wrote, and stops before the grains do.</summary>
internal sealed class ReminderService(Silo silo, IReminderTable table, ReminderSchedule schedule, IOptions<ReminderOptions> options)
    : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _refreshing = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.RuntimeGrainServices, table.StartAsync, table.StopAsync);
        lifecycle.Subscribe<ReminderService>(ServiceLifecycleStage.Active, StartAsync, StopAsync);
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(isStart: true);
        schedule.Start();
        _refreshing = RefreshAsync();
    }

    private async Task StopAsync(CancellationToken cancellationToken)
    {
        schedule.Dispose();
        await _stopping.CancelAsync();
        await _refreshing;
    }

    private async Task LoadAsync(bool isStart)
    {
        bool isLoaded;
        do
        {
            var changes = schedule.Changes;
            isLoaded = schedule.TryLoad((await table.ReadRows(0, 0)).Reminders, changes, isStart);
        }
        while (!isLoaded);
    }

    private async Task RefreshAsync()
    {
        using var timer = new PeriodicTimer(options.Value.RefreshReminderListPeriod, silo.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                try
                {
                    await LoadAsync(isStart: false);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // What is loaded goes on ticking; the next look may succeed.
                    silo.Log.ReminderTableUnread(options.Value.RefreshReminderListPeriod, exception);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }
}
