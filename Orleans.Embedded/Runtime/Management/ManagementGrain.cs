using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Answers the operator's questions from the directory of activations.</summary>
[GrainType("management")]
[Orleans.Concurrency.Reentrant]
internal sealed class ManagementGrain(Silo silo) : Grain, IManagementGrain
{
    public Task<Dictionary<SiloAddress, SiloStatus>> GetHosts(bool onlyActive = false) =>
        Task.FromResult(new Dictionary<SiloAddress, SiloStatus> { [silo.Details.SiloAddress] = SiloStatus.Active });

    public Task ForceGarbageCollection(SiloAddress[] hostsIds)
    {
        GC.Collect();
        return Task.CompletedTask;
    }

    public Task ForceActivationCollection(SiloAddress[] hostsIds, TimeSpan ageLimit) => ForceActivationCollection(ageLimit);

    public async Task ForceActivationCollection(TimeSpan ageLimit)
    {
        // This activation runs a call, so it is not among those that end.
        await Task.WhenAll(IdleCollector.Collect(silo, ageLimit).Select(ended => ended.Deactivated));
    }

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => Task.FromResult(silo.Directory.Activations
        .GroupBy(activation => activation.Class)
        .Select(group => new SimpleGrainStatistic
        {
            GrainType = group.Key.TypeText,
            SiloAddress = silo.Details.SiloAddress,
            ActivationCount = group.Count(),
        })
        .ToArray());

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics(SiloAddress[] hostsIds) => GetSimpleGrainStatistics();

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null) => Task.FromResult(silo.Directory.Activations
        .Where(activation => types is null || types.Contains(activation.Class.TypeText))
        .Select(activation => new DetailedGrainStatistic
        {
            GrainType = activation.Class.TypeText,
            SiloAddress = silo.Details.SiloAddress,
            GrainId = activation.GrainId,
        })
        .ToArray());

    public Task<int> GetTotalActivationCount() => Task.FromResult(silo.Directory.Count);

    public Task<int> GetGrainActivationCount(GrainReference grainReference) => Task.FromResult(silo.Directory.Find(grainReference.GrainId).Count);

    public ValueTask<SiloAddress?> GetActivationAddress(IAddressable reference) =>
        new(silo.Directory.Find(reference.GetGrainId()).Count > 0 ? silo.Details.SiloAddress : null);

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type) =>
        new(silo.Directory.Activations.Where(activation => activation.GrainId.Type == type).Select(activation => activation.GrainId).Distinct().ToList());
}
