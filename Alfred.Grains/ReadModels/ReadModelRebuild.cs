using Alfred.Groceries;

namespace Alfred.ReadModels;

/// <summary>Has every grain that owns a read model write it anew.</summary>
internal sealed partial class ReadModelRebuild(IGrainFactory grains, Instance instance, ILogger<ReadModelRebuild> log)
{
    public async Task RunAsync()
    {
        if (instance.Kind != InstanceKind.Home)
            return;
        try
        {
            await grains.GetGrain<IGroceryGrain>(IGroceryGrain.DefaultKey).PublishAsync();
        }
#pragma warning disable CA1031 // Boundary: a read model that is missing changes no outcome; the next write or reconnect brings it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogNotRebuilt(log, exception);
        }
    }

    [LoggerMessage(452, LogLevel.Warning, "The read models could not be rebuilt")]
    private static partial void LogNotRebuilt(ILogger logger, Exception exception);
}
