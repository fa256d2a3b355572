namespace Orleans;

/// <summary>Something that starts and stops in stages.</summary>
public interface ILifecycleObservable
{
    /// <summary>Takes part in a stage; disposing the result leaves it.</summary>
    IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer);
}
