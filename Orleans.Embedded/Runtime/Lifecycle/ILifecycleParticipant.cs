namespace Orleans;

/// <summary>A service that takes part in a lifecycle.</summary>
/// <typeparam name="TLifecycleObservable">The kind of lifecycle.</typeparam>
public interface ILifecycleParticipant<TLifecycleObservable>
    where TLifecycleObservable : ILifecycleObservable
{
    /// <summary>Subscribes to the stages.</summary>
    void Participate(TLifecycleObservable lifecycle);
}
