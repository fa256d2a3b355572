using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>A silo in the test's own process.</summary>
public sealed class InProcessSiloHandle : SiloHandle
{
    private bool _isActive = true;

    /// <summary>The host of the silo.</summary>
    public IHost SiloHost { get; init; } = null!;

    /// <summary>The services of the silo.</summary>
    public IServiceProvider ServiceProvider => SiloHost.Services;

    /// <inheritdoc/>
    public override bool IsActive => _isActive;

    /// <inheritdoc/>
    public override Task StopSiloAsync(bool stopGracefully) => StopSiloAsync(new CancellationToken(canceled: !stopGracefully));

    /// <inheritdoc/>
    public override async Task StopSiloAsync(CancellationToken ct)
    {
        if (!_isActive) return;
        _isActive = false;
        await SiloHost.StopAsync(ct);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await StopSiloAsync(CancellationToken.None);
        await base.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        SiloHost.Dispose();
        base.Dispose(disposing);
    }
}
