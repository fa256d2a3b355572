namespace Alfred.Members;

/// <summary>Counts one person's messages.</summary>
[GrainType("sender")]
internal sealed partial class SenderGrain(SenderLimit limit, ILogger<SenderGrain> log) : Grain, ISenderGrain
{
    private readonly SenderRateLimiter _pace = new(limit.PerMinute);

    public Task<Admission> AdmitAsync(long message, DateTimeOffset receivedAt)
    {
        var admission = _pace.Take(message, receivedAt);
        if (admission == Admission.RefusedFirst)
            LogBurst(log, message, limit.PerMinute);
        return Task.FromResult(admission);
    }

    [LoggerMessage(700, LogLevel.Warning,
        "Message {Id} is not run: its sender wrote more than {Limit} within a minute. What is skipped in this burst is among the " +
            "dead letters")]
    private static partial void LogBurst(ILogger logger, long id, int limit);
}
