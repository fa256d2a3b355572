using System.Threading.Channels;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Reminders;

/// <summary>The ticks that grains received, in order.</summary>
public sealed class Ticks
{
    private readonly Channel<(string Name, TickStatus Status)> _ticks = Channel.CreateUnbounded<(string, TickStatus)>();

    public void Add(string name, TickStatus status) => _ticks.Writer.TryWrite((name, status));

    public Task<(string Name, TickStatus Status)> NextAsync() => _ticks.Reader.ReadAsync().AsTask().WaitAsync(TestSilo.Patience);

    public bool IsEmpty => !_ticks.Reader.TryPeek(out _);
}

[GrainType("test-reminder")]
public sealed class ReminderGrain(Ticks ticks) : Grain, IReminderGrain, IRemindable
{
    public Task StartAsync(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task StopAsync(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<bool> HasAsync(string name) => await this.GetReminder(name) is not null;

    public async Task<string[]> NamesAsync() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName)];

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        ticks.Add(reminderName, status);
        if (reminderName == "fails") throw new NotSupportedException("a tick that fails");
        return Task.CompletedTask;
    }
}
