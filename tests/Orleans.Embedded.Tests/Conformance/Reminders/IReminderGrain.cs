namespace Orleans.Embedded.Tests.Conformance.Reminders;

public interface IReminderGrain : IGrainWithStringKey
{
    Task StartAsync(string name, TimeSpan due, TimeSpan period);

    Task StopAsync(string name);

    Task<bool> HasAsync(string name);

    Task<string[]> NamesAsync();
}
