namespace Alfred.Conversations;

internal sealed partial class ConversationGrain
{
    [LoggerMessage(300, LogLevel.Warning, "Message {Id} failed (try {Attempt} of {Maximum})")]
    private static partial void LogFailed(ILogger logger, long id, int attempt, int maximum, Exception exception);

    [LoggerMessage(301, LogLevel.Error, "Message {Id} is a dead letter after {Maximum} tries")]
    private static partial void LogGivenUp(ILogger logger, long id, int maximum, Exception exception);

    [LoggerMessage(302, LogLevel.Warning, "Message {Id} was completed by somebody else meanwhile, or is worked on by them")]
    private static partial void LogNotOurs(ILogger logger, long id);

    [LoggerMessage(303, LogLevel.Warning, "A conversation waits for the database or the network")]
    private static partial void LogInfrastructure(ILogger logger, Exception exception);
}
