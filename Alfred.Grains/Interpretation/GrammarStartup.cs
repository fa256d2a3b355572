using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Alfred.Interpretation;

/// <summary>
/// Compiles the grammar beside the silo's start. Made on first use, everything that wakes a conversation would wait for the first message
/// to make it: on a busy machine for seconds, in which webhooks are refused. A phrase that contradicts its action fails the start.
/// </summary>
internal sealed class GrammarStartup(IServiceProvider services) : IHostedLifecycleService
{
    private Task _compiled = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _compiled = Task.Run(services.GetRequiredService<Grammar>, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => _compiled.WaitAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
