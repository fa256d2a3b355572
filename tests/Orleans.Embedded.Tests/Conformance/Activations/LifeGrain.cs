using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Conformance.Activations;

[GrainType("test-life")]
public sealed class LifeGrain(Journal journal, Gates gates) : Grain, ILifeGrain
{
    private static int _activations;

    private readonly int _number = Interlocked.Increment(ref _activations);

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        journal.Add($"{Key} up");
        if (Key.StartsWith("life:fail", StringComparison.Ordinal)) throw new NotSupportedException("cannot live");
        if (Key.StartsWith("life:slow", StringComparison.Ordinal)) await gates.WaitAsync("activate");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (Key.StartsWith("life:calls", StringComparison.Ordinal)) await GrainFactory.GetGrain<ILifeGrain>("life:called").ActivationNumberAsync();
        journal.Add($"{Key} down {reason.ReasonCode}");
    }

    public Task<int> ActivationNumberAsync() => Task.FromResult(_number);

    public Task EndAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task EndAndWaitAsync(string gate)
    {
        DeactivateOnIdle();
        await gates.WaitAsync(gate);
    }

    public Task StayAsync(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task WaitAsync(string gate) => gates.WaitAsync(gate);

    public async Task CallAsync(string other) => await GrainFactory.GetGrain<ILifeGrain>(other).ActivationNumberAsync();
}
