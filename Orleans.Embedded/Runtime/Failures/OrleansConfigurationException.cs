namespace Orleans.Runtime;

/// <summary>The silo is configured in a way that cannot work.</summary>
public sealed class OrleansConfigurationException : Exception
{
    /// <summary>A failure in words.</summary>
    public OrleansConfigurationException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public OrleansConfigurationException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
