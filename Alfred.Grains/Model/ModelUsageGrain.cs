using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Model;

/// <summary>Reads what the model has cost.</summary>
[GrainType("model-usage")]
internal sealed class ModelUsageGrain(IServiceProvider services) : Grain, IModelUsageGrain
{
    public async Task<ModelUsage?> ReadAsync() =>
        services.GetService<ModelBudget>() is { } budget ? await budget.ReadAsync(CancellationToken.None) : null;
}
