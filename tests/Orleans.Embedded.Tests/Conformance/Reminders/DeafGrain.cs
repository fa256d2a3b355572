namespace Orleans.Embedded.Tests.Conformance.Reminders;

public interface IDeafGrain : IGrainWithStringKey
{
    Task StartAsync();
}

/// <summary>Is no IRemindable.</summary>
[GrainType("test-deaf")]
public sealed class DeafGrain : Grain, IDeafGrain
{
    public Task StartAsync() => this.RegisterOrUpdateReminder("r", TimeSpan.FromHours(1), TimeSpan.FromHours(1));
}
