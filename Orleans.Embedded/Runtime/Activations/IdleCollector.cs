namespace Orleans.Embedded;

/// <summary>Ends activations that nobody has called for their collection age.</summary>
internal sealed class IdleCollector : IDisposable
{
    private readonly Silo _silo;
    private readonly ITimer _timer;

    public IdleCollector(Silo silo)
    {
        _silo = silo;
        var quantum = silo.Collection.CollectionQuantum;
        _timer = silo.Time.CreateTimer(static state => ((IdleCollector)state!).Collect(null), this, quantum, quantum);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Ends what has been idle for a time; null for the age of each class.</summary>
    public void Collect(TimeSpan? age) => Collect(_silo, age);

    public static List<Activation> Collect(Silo silo, TimeSpan? age)
    {
        var ended = new List<Activation>();
        foreach (var activation in silo.Directory.Activations)
        {
            var limit = age ?? AgeOf(silo, activation.Class);
            if (limit == Timeout.InfiniteTimeSpan || !activation.IsIdleFor(limit)) continue;
            activation.Deactivate(new DeactivationReason(DeactivationReasonCode.ActivationIdle, $"Idle for {limit}."));
            ended.Add(activation);
        }

        return ended;
    }

    private static TimeSpan AgeOf(Silo silo, GrainClass grainClass)
    {
        if (grainClass.CollectionAge != TimeSpan.Zero) return grainClass.CollectionAge;
        return silo.Collection.ClassSpecificCollectionAge.TryGetValue(grainClass.Type.FullName!, out var age) ? age : silo.Collection.CollectionAge;
    }
}
