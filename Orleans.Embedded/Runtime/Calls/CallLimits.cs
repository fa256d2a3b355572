using System.Diagnostics.CodeAnalysis;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>How many calls may wait for one activation.</summary>
internal sealed class CallLimits(SiloMessagingOptions options, EngineLog log)
{
    public bool IsExceeded(Activation activation, int waiting, [NotNullWhen(true)] out Exception? failure)
    {
        failure = null;
        if (options.MaxEnqueuedRequestsSoftLimit > 0 && waiting == options.MaxEnqueuedRequestsSoftLimit + 1)
            log.QueueLong(new(activation.GrainId), waiting);
        if (options.MaxEnqueuedRequestsHardLimit <= 0 || waiting <= options.MaxEnqueuedRequestsHardLimit) return false;
        failure = new LimitExceededException("MaxEnqueuedRequestsHardLimit", waiting, options.MaxEnqueuedRequestsHardLimit, GrainLabel.Of(activation.GrainId));
        return true;
    }
}
