using Alfred.Model;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestModelUsageGrain : IModelUsageGrain
{
    /// <summary>What was spent; null, the default, for an instance without a model.</summary>
    public ModelUsage? Usage { get; set; }

    public Task<ModelUsage?> ReadAsync() => Task.FromResult(Usage);
}
