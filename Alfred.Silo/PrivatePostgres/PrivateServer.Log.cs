namespace Alfred.Silo.PrivatePostgres;

public sealed partial class PrivateServer
{
    [LoggerMessage(4001, LogLevel.Information, "Creating a private Postgres in {Data}; this takes a few seconds, once")]
    private partial void LogMaking(string data);

    [LoggerMessage(4002, LogLevel.Information, "The private Postgres is in {Data} (all in {Directory}): its user cannot enter this clone")]
    private partial void LogElsewhere(string data, string directory);

    [LoggerMessage(4003, LogLevel.Warning, "The private Postgres was not stopped: {Output}")]
    private partial void LogNotStopped(string output);

    [LoggerMessage(4004, LogLevel.Warning, "The private Postgres did not stop in time and was aborted; it recovers at the next start")]
    private partial void LogAborted();
}
