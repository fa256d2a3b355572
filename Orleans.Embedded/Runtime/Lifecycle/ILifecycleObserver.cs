namespace Orleans;

/// <summary>A part in a stage of starting and stopping.</summary>
public interface ILifecycleObserver
{
    /// <summary>Called when the stage starts; stages start in rising order.</summary>
    Task OnStart(CancellationToken cancellationToken = default);

    /// <summary>Called when the stage stops; stages stop in falling order.</summary>
    Task OnStop(CancellationToken cancellationToken = default);
}
