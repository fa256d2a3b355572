using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One activation of a grain: its object, its queue of calls, its turns.</summary>
internal sealed partial class Activation : IGrainContext, IGrainContextAccessor
{
    private readonly TurnScheduler _scheduler;
    private TaskCompletionSource? _deactivated;
    private bool _isGone;
    private AsyncServiceScope? _scope;
    private Dictionary<Type, object>? _components;

    public Activation(Silo silo, GrainId grainId, GrainClass grainClass)
    {
        Silo = silo;
        GrainId = grainId;
        Class = grainClass;
        _scheduler = new TurnScheduler(this);
        LastUsed = silo.Time.GetTimestamp();
    }

    public Silo Silo { get; }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public ActivationId ActivationId => field.IsDefault ? field = ActivationId.NewId() : field;

    public GrainAddress Address => new() { GrainId = GrainId, ActivationId = ActivationId, SiloAddress = Silo.Details.SiloAddress };

    public GrainReference GrainReference => Silo.References.Create(Class.Interfaces[0], GrainId);

    public IGrainContext GrainContext => this;

    public IWorkItemScheduler Scheduler => _scheduler;

    public Task Deactivated
    {
        get
        {
            lock (_gate)
            {
                // Hardly any activation is waited for, so the source is made for the first who does.
                _deactivated ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_isGone) _deactivated.TrySetResult();
                return _deactivated.Task;
            }
        }
    }

    public IGrainLifecycle ObservableLifecycle => Lifecycle;

    // A grain without services of its own never opens a scope.
    public IServiceProvider ActivationServices => (_scope ??= OpenScope()).ServiceProvider;

    internal GrainLifecycle Lifecycle => field ??= new GrainLifecycle();

    public object? GetTarget() => GrainInstance;

    public object? GetComponent(Type componentType)
    {
        if (componentType.IsInstanceOfType(GrainInstance)) return GrainInstance;
        if (_components?.GetValueOrDefault(componentType) is { } component) return component;
        return componentType == typeof(Core.Internal.IGrainManagementExtension) ? new GrainManagement(this) : null;
    }

    public void SetComponent<TComponent>(TComponent? value) where TComponent : class
    {
        if (value is null) _components?.Remove(typeof(TComponent));
        else (_components ??= [])[typeof(TComponent)] = value;
    }

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override string ToString() => $"[Activation {GrainId} {_state}]";

    private void SignalEnd()
    {
        lock (_gate)
        {
            _isGone = true;
            _deactivated?.TrySetResult();
        }
    }

    private AsyncServiceScope OpenScope()
    {
        var scope = Silo.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActivationScope>().Context = this;
        return scope;
    }
}
