using Microsoft.Extensions.Logging;

namespace Alfred.Members;

/// <summary>Counts one person's messages.</summary>
[GrainType("sender")]
internal sealed partial class SenderGrain(SenderLimit limit, ILogger<SenderGrain> log) : Grain, ISenderGrain
{
    private readonly SenderPace _pace = new(limit.PerMinute);

    /// <inheritdoc/>
    public Task<Admission> AdmitAsync(long message, DateTimeOffset receivedAt)
    {
        var admission = _pace.Take(message, receivedAt);
        if (admission == Admission.RefusedFirst)
            LogRush(log, message, limit.PerMinute);
        return Task.FromResult(admission);
    }
}
