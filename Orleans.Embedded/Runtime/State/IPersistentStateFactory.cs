namespace Orleans.Runtime;

/// <summary>Makes the states of grains.</summary>
public interface IPersistentStateFactory
{
    /// <summary>Makes a state that is read before the grain is activated.</summary>
    IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config);
}
