namespace Orleans.Runtime;

/// <summary>A timer of an activation; it ends with it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Changes when it ticks.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
