using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A provider is missing or configured in a way that cannot work.</summary>
public sealed class BadProviderConfigException : OrleansException
{
    /// <summary>A failure without words.</summary>
    public BadProviderConfigException()
    {
    }

    /// <summary>A failure in words.</summary>
    public BadProviderConfigException(string msg) : base(msg)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public BadProviderConfigException(string msg, Exception exc) : base(msg, exc)
    {
    }
}
