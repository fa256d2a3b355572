using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A state of a grain; injected by <see cref="PersistentStateAttribute"/>.</summary>
/// <typeparam name="TState">The type of the state.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;
