using Orleans.CodeGeneration;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>A grain call as an object.</summary>
public interface IRequest : IInvokable
{
    /// <summary>How the call is scheduled.</summary>
    InvokeMethodOptions Options { get; }

    /// <summary>Adds to how the call is scheduled.</summary>
    void AddInvokeMethodOptions(InvokeMethodOptions options);
}
