namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext : Orleans.Serialization.Invocation.ITargetHolder, IEquatable<IGrainContext>
{
    /// <summary>The reference by which others call this grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>The grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain's object, once created.</summary>
    object? GrainInstance { get; }

    /// <summary>The activation.</summary>
    ActivationId ActivationId { get; }

    /// <summary>Where it is.</summary>
    GrainAddress Address { get; }

    /// <summary>The services scoped to this activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>The stages of activation, to take part in.</summary>
    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Queues work as turns of this activation.</summary>
    IWorkItemScheduler Scheduler { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Attaches an object to the activation under its type.</summary>
    void SetComponent<TComponent>(TComponent? value) where TComponent : class;

    /// <summary>Starts activation if it has not begun.</summary>
    void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken = default);

    /// <summary>Ends the activation once its present calls have ended.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
