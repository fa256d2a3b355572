using Orleans.Core.Internal;

namespace Orleans.Embedded;

/// <summary>The extension that every activation has.</summary>
internal sealed class GrainManagement(Activation activation) : IGrainManagementExtension
{
    public ValueTask DeactivateOnIdle()
    {
        activation.Deactivate(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "An operator asked for it."));
        return ValueTask.CompletedTask;
    }
}
