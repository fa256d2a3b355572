using System.Collections.Immutable;
using Alfred.Testing.Http;
using Microsoft.Extensions.Logging;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>Everything that was logged, at every level.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly CallLedger<string> _lines = new();

    public ImmutableArray<string> All => _lines.All;

    /// <summary>Waits for a line with these words.</summary>
    public Task WaitForAsync(string words, TimeSpan timeout) =>
        _lines.WaitForAsync(lines => lines.Any(line => line.Contains(words, StringComparison.Ordinal)), $"the line \"{words}\"", timeout);

    /// <summary>Waits until the lines are as wanted.</summary>
    public Task WaitForAsync(Func<ImmutableArray<string>, bool> condition, TimeSpan timeout) =>
        _lines.WaitForAsync(condition, "lines as wanted", timeout);

    public ILogger CreateLogger(string categoryName) => new Writer(_lines);

    public void Dispose()
    {
        // Nothing to release: the lines outlive the host so that tests can read them.
    }

    private sealed class Writer(CallLedger<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}");
    }
}
