using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The stages of the silo. Parts of one stage run together; a failure stops what has started.</summary>
internal sealed class SiloLifecycle : ISiloLifecycle
{
    private readonly List<LifecycleSubscription> _subscriptions = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new LifecycleSubscription(observerName, stage, observer, left => _subscriptions.Remove(left));
        _subscriptions.Add(subscription);
        return subscription;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var stage in Stages())
        {
            await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStart(cancellationToken)));
            HighestCompletedStage = stage.Key;
        }
    }

    /// <summary>Stops the started stages in falling order, each even if one above it failed.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        foreach (var stage in Stages().Where(stage => stage.Key <= HighestCompletedStage).Reverse())
        {
            try
            {
                await Task.WhenAll(stage.Select(subscription => subscription.Observer.OnStop(cancellationToken)));
            }
            catch (Exception exception)
            {
                // The boundary of a stage: the stages below must stop too; the failures are thrown together.
                failures.Add(exception);
            }

            LowestStoppedStage = stage.Key;
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }

    private IGrouping<int, LifecycleSubscription>[] Stages() =>
        [.. _subscriptions.GroupBy(subscription => subscription.Stage).OrderBy(stage => stage.Key)];
}
