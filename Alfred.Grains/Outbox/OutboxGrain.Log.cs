namespace Alfred.Outbox;

internal sealed partial class OutboxGrain
{
    private SettlementResult Log(ClaimedReply row, SettlementResult settlement)
    {
        var (id, channel) = (row.Message.Id, row.Channel.Value);
        switch (settlement)
        {
            case SettlementResult.Retry retry:
                LogLater(log, id, channel, row.Attempts, retry.Reason);
                break;
            case SettlementResult.Uncertain uncertain:
                LogUncertain(log, id, channel, uncertain.Reason);
                break;
            case SettlementResult.Held held:
                LogHeld(log, id, channel, held.Reason);
                break;
            case SettlementResult.Dead dead:
                LogDead(log, id, channel, dead.Reason);
                break;
            case SettlementResult.ResendOrGiveUp resend:
                LogResend(log, id, channel, resend.IsAbsent);
                break;
        }

        return settlement;
    }

    [LoggerMessage(200, LogLevel.Warning, "Outbox row {Id} waits: {Channel} says after attempt {Attempt}: {Reason}")]
    private static partial void LogLater(ILogger logger, long id, string channel, int attempt, string reason);

    [LoggerMessage(201, LogLevel.Warning, "Outbox row {Id} is uncertain on {Channel}: {Reason}. Without news in 30 s it is sent once more")]
    private static partial void LogUncertain(ILogger logger, long id, string channel, string reason);

    [LoggerMessage(202, LogLevel.Error, "Outbox row {Id} is a dead letter of {Channel}: {Reason}")]
    private static partial void LogDead(ILogger logger, long id, string channel, string reason);

    [LoggerMessage(203, LogLevel.Error, "Outbox row {Id} could not be noted as it ended")]
    private static partial void LogUnsettled(ILogger logger, long id, Exception exception);

    [LoggerMessage(207, LogLevel.Warning, "Outbox row {Id} is held on {Channel} until the person writes: {Reason}")]
    private static partial void LogHeld(ILogger logger, long id, string channel, string reason);

    [LoggerMessage(209, LogLevel.Warning,
        "Outbox row {Id} is due without news from {Channel}: it goes out once more, or is given up (the provider says that it never " +
        "came: {IsAbsent})")]
    private static partial void LogResend(ILogger logger, long id, string channel, bool isAbsent);
}
