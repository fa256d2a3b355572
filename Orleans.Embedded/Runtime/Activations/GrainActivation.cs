using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What generated code asks for when it makes a grain.</summary>
public static class GrainActivation
{
    /// <summary>A state of the grain.</summary>
    public static IPersistentState<TState> State<TState>(IGrainContext context, string stateName, string? storageName) =>
        context.ActivationServices.GetRequiredService<IPersistentStateFactory>().Create<TState>(context, new PersistentStateAttribute(stateName, storageName));

    /// <summary>A service.</summary>
    public static TService Service<TService>(IGrainContext context) where TService : notnull =>
        context.ActivationServices.GetRequiredService<TService>();

    /// <summary>A service that may be missing.</summary>
    public static TService? OptionalService<TService>(IGrainContext context) => context.ActivationServices.GetService<TService>();

    /// <summary>A service under a key.</summary>
    public static TService KeyedService<TService>(IGrainContext context, object key) where TService : notnull =>
        context.ActivationServices.GetRequiredKeyedService<TService>(key);
}
