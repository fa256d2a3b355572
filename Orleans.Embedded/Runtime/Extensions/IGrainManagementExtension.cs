using Orleans.Runtime;

namespace Orleans.Core.Internal;

/// <summary>What an operator may ask of any grain.</summary>
public interface IGrainManagementExtension : IGrainExtension
{
    /// <summary>Ends the activation once its present calls have ended.</summary>
    ValueTask DeactivateOnIdle();
}
