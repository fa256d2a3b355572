namespace Orleans;

/// <summary>Sees each call before it leaves its caller.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Handles a call; <see cref="IGrainCallContext.Invoke"/> goes on.</summary>
    Task Invoke(IOutgoingGrainCallContext context);
}
