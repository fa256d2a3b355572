namespace Orleans.Concurrency;

/// <summary>Names a method of the class that decides which calls interleave.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute : Attribute
{
    /// <summary>Names the method: it takes an <see cref="Serialization.Invocation.IInvokable"/> and returns a bool.</summary>
    public MayInterleaveAttribute(string callbackMethodName) => CallbackMethodName = callbackMethodName;

    internal string CallbackMethodName { get; }
}
