using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Activations;

public interface ILongLifeGrain : IGrainWithStringKey
{
    Task TouchAsync();
}

public interface IKeptGrain : IGrainWithStringKey
{
    Task TouchAsync();
}

[CollectionAgeLimit(Minutes = 5)]
[GrainType("test-long-life")]
public sealed class LongLifeGrain(Journal journal) : Grain, ILongLifeGrain
{
    public Task TouchAsync() => Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Add($"{this.GetPrimaryKeyString()} down");
        return Task.CompletedTask;
    }
}

[CollectionAgeLimit(AlwaysActive = true)]
[GrainType("test-kept")]
public sealed class KeptGrain(Journal journal) : Grain, IKeptGrain
{
    public Task TouchAsync() => Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Add($"{this.GetPrimaryKeyString()} down");
        return Task.CompletedTask;
    }
}
