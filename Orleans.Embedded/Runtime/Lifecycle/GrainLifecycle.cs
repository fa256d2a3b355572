using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The stages of one activation: states are read, then the grain is told.</summary>
internal sealed class GrainLifecycle : IGrainLifecycle
{
    private List<LifecycleSubscription>? _subscriptions;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new LifecycleSubscription(observerName, stage, observer, left => _subscriptions?.Remove(left));
        (_subscriptions ??= []).Add(subscription);
        return subscription;
    }

    public async Task StartAsync(IGrainBase? grain, CancellationToken cancellationToken)
    {
        foreach (var subscription in InOrder().Where(subscription => subscription.Stage < GrainLifecycleStage.Activate))
            await subscription.Observer.OnStart(cancellationToken);
        if (grain is not null) await grain.OnActivateAsync(cancellationToken);
        foreach (var subscription in InOrder().Where(subscription => subscription.Stage >= GrainLifecycleStage.Activate))
            await subscription.Observer.OnStart(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var subscription in InOrder().Reverse()) await subscription.Observer.OnStop(cancellationToken);
    }

    private IEnumerable<LifecycleSubscription> InOrder() =>
        _subscriptions is null ? [] : _subscriptions.OrderBy(subscription => subscription.Stage).ToArray();
}
