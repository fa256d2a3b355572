using System.Reflection;
using Alfred.Operators;
using Alfred.Silo.Configuration;
using Alfred.Silo.Doctor;

namespace Alfred.Silo.Operators;

/// <inheritdoc cref="IOperatorHost"/>
internal sealed partial class OperatorHost(
    AlfredSettings settings, Examination examination, TimeProvider clock, ILogger<OperatorHost> log) : IOperatorHost
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly Lock _lock = new();
    private Task? _asking;
    private (DateTimeOffset? At, ImmutableArray<CheckRow> Checks) _last = (null, []);

    public string Version { get; } = typeof(OperatorHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
        ?.InformationalVersion.Split('+')[0] ?? "?";

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public long Memory => Environment.WorkingSet;

    public bool HasOrleansDashboard => settings.HasOrleansDashboard;

    public ImmutableArray<SettingRow> Settings => settings.Variables;

    public async Task<(DateTimeOffset? At, ImmutableArray<CheckRow> Checks)> ChecksAsync(CancellationToken cancellationToken)
    {
        Task asking;
        lock (_lock)
        {
            if (_asking is not { IsCompleted: false } && (_last.At is not { } at || clock.GetUtcNow() - at > Fresh))
                _asking = Task.Run(AskAsync, CancellationToken.None);
            asking = _asking!;
        }

        if (_last.At is null)
            await Task.WhenAny(asking, Task.Delay(Patience, TimeProvider.System, cancellationToken));
        return _last;
    }

    private async Task AskAsync()
    {
        var checks = ImmutableArray.CreateBuilder<CheckRow>();
        try
        {
            await foreach (var finding in examination.RunAsync(isRunning: true, CancellationToken.None))
                checks.Add(new(finding.Subject, finding.IsGood, finding.Text));
        }
#pragma warning disable CA1031 // Boundary: nobody waits for it; what was found so far is shown, and the next look asks again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
            checks.Add(new("checks", false, $"could not be finished: {exception.GetType().Name}. The log says more."));
        }

        _last = (clock.GetUtcNow(), checks.ToImmutable());
    }

    [LoggerMessage(4301, LogLevel.Warning, "The checks for the console failed")]
    private partial void LogFailed(Exception exception);
}
