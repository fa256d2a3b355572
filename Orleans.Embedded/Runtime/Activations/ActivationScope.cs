using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Hands the activation to the services of its scope.</summary>
internal sealed class ActivationScope
{
    public IGrainContext? Context { get; set; }
}
