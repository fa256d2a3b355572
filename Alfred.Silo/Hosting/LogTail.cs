using Alfred.Operators;

namespace Alfred.Silo.Hosting;

/// <summary>Keeps the last log lines for the console.</summary>
internal sealed class LogTail(TimeProvider clock) : ILogTail, ILoggerProvider, ISupportExternalScope
{
    /// <summary>How many lines are kept.</summary>
    private const int Capacity = 500;

    private const int MaxTextLength = 1_000;

    private readonly Lock _lock = new();
    private readonly Queue<LogLine> _lines = new(Capacity);
    private IExternalScopeProvider? _scopes;
    private long _written;

    public ImmutableArray<LogLine> Recent
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    public long Written => Interlocked.Read(ref _written);

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
        // The lines go with the process.
    }

    private void Add(LogLevel level, string source, string text, Exception? exception)
    {
        // An exception's message may quote what somebody wrote: here its type has to do.
        var whole = exception is null ? text : $"{text} ({exception.GetType().Name})";
        var scope = LogScope.Of(_scopes);
        var line = new LogLine(
            clock.GetUtcNow(), NameOf(level), source[(source.LastIndexOf('.') + 1)..],
            whole.Length <= MaxTextLength ? whole : whole[..MaxTextLength], scope.Conversation, scope.InboxRow);
        lock (_lock)
        {
            if (_lines.Count == Capacity)
                _lines.Dequeue();
            _lines.Enqueue(line);
        }

        Interlocked.Increment(ref _written);
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Warning => "warning",
        LogLevel.Error or LogLevel.Critical => "error",
        _ => "info",
    };

    private sealed class Writer(LogTail tail, string source) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                tail.Add(logLevel, source, formatter(state, exception), exception);
        }
    }
}
