using Orleans.Runtime;

namespace Orleans;

/// <summary>The base of grain classes.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Takes the activation that is being set up.</summary>
    protected Grain() : this(RuntimeContext.Current!)
    {
    }

    /// <summary>Takes the activation and, in tests, a runtime.</summary>
    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        GrainContext = grainContext;
        Runtime = grainRuntime ?? RuntimeOf(grainContext)!;
    }

    /// <summary>The activation that the grain lives in.</summary>
    public IGrainContext GrainContext { get; }

    /// <summary>The reference by which others call this grain.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>The identity as text.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>The silo as text.</summary>
    public string RuntimeIdentity => Runtime?.SiloIdentity ?? "";

    internal IGrainRuntime Runtime { get; }

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Runtime.GrainFactory;

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext?.ActivationServices ?? Runtime.ServiceProvider;

    /// <summary>Called before the first call reaches the grain.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called after the last call, unless the process dies.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Deactivates the grain once its present calls have ended.</summary>
    protected void DeactivateOnIdle()
    {
        EnsureRuntime();
        Runtime.DeactivateOnIdle(GrainContext);
    }

    /// <summary>Keeps the grain from idle collection for a time; a negative time withdraws that.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan)
    {
        EnsureRuntime();
        Runtime.DelayDeactivation(GrainContext, timeSpan);
    }

    // A grain that asks for no service of its own must not open a scope only to find the silo that made it.
    private static IGrainRuntime? RuntimeOf(IGrainContext? context) => context is Embedded.Activation activation
        ? activation.Silo.Runtime
        : context?.ActivationServices.GetService(typeof(IGrainRuntime)) as IGrainRuntime;

    internal void EnsureRuntime()
    {
        if (Runtime is null)
            throw new InvalidOperationException("The grain was created outside of a silo and was given no runtime.");
    }
}
