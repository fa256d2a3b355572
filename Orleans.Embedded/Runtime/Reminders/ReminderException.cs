namespace Orleans.Runtime;

/// <summary>A reminder could not be registered or removed.</summary>
public sealed class ReminderException : OrleansException
{
    /// <summary>A failure in words.</summary>
    public ReminderException(string message) : base(message)
    {
    }
}
