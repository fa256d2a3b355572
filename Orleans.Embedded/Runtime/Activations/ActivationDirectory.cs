using System.Collections.Concurrent;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Which grains are active.</summary>
internal sealed class ActivationDirectory(Silo silo)
{
    private readonly ConcurrentDictionary<GrainId, Activation> _activations = new();
    private readonly ConcurrentDictionary<GrainId, WorkerPool> _pools = new();
    private volatile bool _isOpen;
    private volatile bool _isDraining;

    public int Count => Activations.Count();

    public IEnumerable<Activation> Activations
    {
        get
        {
            // The enumerator of the dictionary takes no snapshot, so a look costs no copy of it.
            foreach (var entry in _activations) yield return entry.Value;
            foreach (var pool in _pools)
            {
                foreach (var worker in pool.Value.Workers) yield return worker;
            }
        }
    }

    public void Open() => _isOpen = true;

    /// <summary>The activations of a grain: none or one, several only of a stateless worker.</summary>
    public IReadOnlyList<Activation> Find(GrainId grainId)
    {
        if (_activations.TryGetValue(grainId, out var activation)) return [activation];
        return _pools.TryGetValue(grainId, out var pool) ? pool.Workers : [];
    }

    public Activation GetOrCreate(GrainRequest request)
    {
        var grainId = request.Target!.GrainId;
        return _activations.TryGetValue(grainId, out var active) ? active : Create(grainId, request);
    }

    public void Remove(Activation activation)
    {
        if (activation.Class.MaxWorkers > 0) _pools.GetValueOrDefault(activation.GrainId)?.Remove(activation);
        else _activations.TryRemove(new KeyValuePair<GrainId, Activation>(activation.GrainId, activation));
    }

    /// <summary>Lets every activation serve the calls that wait for it and end.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        _isDraining = true;
        var reason = new DeactivationReason(DeactivationReasonCode.ShuttingDown, "The silo stops.");
        try
        {
            // Ending grains may call others, which come up again and must end in their turn.
            while (Activations.ToArray() is { Length: > 0 } ending)
            {
                foreach (var activation in ending) activation.Deactivate(reason, cancellationToken);
                await Task.WhenAll(ending.Select(activation => activation.Deactivated)).WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host waits no longer; what is stored is stored, the rest goes with the process.
        }

        _isOpen = false;
    }

    private Activation Create(GrainId grainId, GrainRequest request)
    {
        if (!_isOpen) throw new OrleansMessageRejectionException($"{request} was not made: the silo does not run.");
        if (_isDraining && request.Sender is null) throw new OrleansMessageRejectionException($"{request} was not made: the silo stops.");
        var grainClass = silo.Types.Find(grainId.Type) ?? throw new ArgumentException($"No grain class has the grain type \"{grainId.Type}\".");
        if (grainClass.MaxWorkers > 0)
            return _pools.GetOrAdd(grainId, static (id, made) => new WorkerPool(made.silo, id, made.grainClass), (silo, grainClass)).Choose();
        return _activations.GetOrAdd(grainId, static (id, made) => new Activation(made.silo, id, made.grainClass), (silo, grainClass));
    }
}
