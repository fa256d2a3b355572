using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A look at activations, which calls do not give.</summary>
public sealed partial class InProcessTestCluster
{
    /// <summary>The activation of a grain, if it is active.</summary>
    public bool TryGetGrainContext(GrainId grainId, [NotNullWhen(true)] out IGrainContext? grainContext)
    {
        grainContext = _silos
            .SelectMany(silo => silo.ServiceProvider.GetRequiredService<Silo>().Directory.Find(grainId))
            .FirstOrDefault();
        return grainContext is not null;
    }

    /// <summary>Completes when a grain is not active.</summary>
    public async Task WaitForDeactivationAsync(GrainId grainId)
    {
        if (TryGetGrainContext(grainId, out var context)) await context.Deactivated;
    }

    /// <summary>Completes when a grain is not active.</summary>
    public Task WaitForDeactivationAsync(IAddressable grain) => WaitForDeactivationAsync(grain.GetGrainId());

    /// <summary>Ends a grain and waits until it has ended.</summary>
    public async Task DeactivateAsync(GrainId grainId)
    {
        if (!TryGetGrainContext(grainId, out var context)) return;
        context.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "A test asked for it."));
        await context.Deactivated;
    }

    /// <summary>Ends a grain and waits until it has ended.</summary>
    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());
}
