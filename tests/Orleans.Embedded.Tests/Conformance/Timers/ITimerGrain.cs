namespace Orleans.Embedded.Tests.Conformance.Timers;

public interface ITimerGrain : IGrainWithIntegerKey
{
    Task StartAsync(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

    Task StopAsync();

    Task ChangeAsync(TimeSpan due, TimeSpan period);

    Task HoldAsync(string gate);

    Task<int> TicksAsync();
}
