using Microsoft.Extensions.Logging;

namespace Alfred.Schedules;

internal sealed partial class ScheduleStore
{
    [LoggerMessage(350, LogLevel.Error, "Schedule {Id} cannot be read and is left out for an hour")]
    private static partial void LogUnreadable(ILogger logger, long id, Exception exception);
}
