using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Activations;

public interface IFailingGrain : IGrainWithStringKey
{
    Task<int> ReadAsync();

    Task EndAsync();
}

/// <summary>Fails where its key says.</summary>
[GrainType("test-failing")]
public sealed class FailingGrain : Grain, IFailingGrain
{
    private readonly Journal _journal;

    public FailingGrain(Journal journal, IGrainContext context)
    {
        _journal = journal;
        var key = context.GrainId.Key.ToString()!;
        if (key.StartsWith("failing:constructor", StringComparison.Ordinal)) throw new InvalidOperationException("cannot be made");
    }

    public Task<int> ReadAsync() => Task.FromResult(1);

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _journal.Add($"{this.GetPrimaryKeyString()} down");
        throw new InvalidOperationException("cannot end");
    }
}
