namespace Orleans;

/// <summary>Sees each call before the grain does. A grain class that implements it filters its own calls.</summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Handles a call; <see cref="IGrainCallContext.Invoke"/> goes on.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}
