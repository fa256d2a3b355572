using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The activations of a stateless worker: a free one takes the next call, a new one if none is free, the least busy one at the limit.</summary>
internal sealed class WorkerPool(Silo silo, GrainId grainId, GrainClass grainClass)
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];

    public IReadOnlyList<Activation> Workers
    {
        get
        {
            lock (_gate) return [.. _workers];
        }
    }

    public Activation Choose()
    {
        lock (_gate)
        {
            Activation? best = null;
            foreach (var worker in _workers)
            {
                if (best is null || worker.Load < best.Load) best = worker;
            }

            if (best is not null && (best.Load == 0 || _workers.Count >= grainClass.MaxWorkers)) return best;
            var added = new Activation(silo, grainId, grainClass);
            _workers.Add(added);
            return added;
        }
    }

    public void Remove(Activation worker)
    {
        lock (_gate) _workers.Remove(worker);
    }
}
