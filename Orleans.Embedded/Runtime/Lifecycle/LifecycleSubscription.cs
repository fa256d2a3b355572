namespace Orleans.Embedded;

/// <summary>One part in one stage; disposing it leaves the stage.</summary>
internal sealed class LifecycleSubscription(string name, int stage, ILifecycleObserver observer, Action<LifecycleSubscription> leave) : IDisposable
{
    public string Name => name;

    public int Stage => stage;

    public ILifecycleObserver Observer => observer;

    public void Dispose() => leave(this);
}
