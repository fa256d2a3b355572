namespace Orleans.Runtime;

/// <summary>A limit was exceeded, for example the calls waiting for one grain.</summary>
public sealed class LimitExceededException : OrleansException
{
    /// <summary>A failure without words.</summary>
    public LimitExceededException() : base("Limit exceeded")
    {
    }

    /// <summary>A failure in words.</summary>
    public LimitExceededException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public LimitExceededException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>A failure that names the limit.</summary>
    public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
        : base($"Limit exceeded {limitName} Current={current} Threshold={threshold} {extraInfo}")
    {
    }
}
