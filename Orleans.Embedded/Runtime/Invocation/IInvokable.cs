using System.Reflection;

namespace Orleans.Serialization.Invocation;

/// <summary>A call as an object: its method and its arguments.</summary>
public interface IInvokable : IDisposable
{
    /// <summary>Whether the call carries a cancellation token.</summary>
    bool IsCancellable { get; }

    /// <summary>The name that traces carry.</summary>
    string GetActivityName();

    /// <summary>The argument at a position.</summary>
    object? GetArgument(int index);

    /// <summary>How many arguments there are.</summary>
    int GetArgumentCount();

    /// <summary>The cancellation token of the call, if it carries one.</summary>
    CancellationToken GetCancellationToken();

    /// <summary>The time-out that the method sets for itself.</summary>
    TimeSpan? GetDefaultResponseTimeout();

    /// <summary>The name of the interface.</summary>
    string GetInterfaceName();

    /// <summary>The interface.</summary>
    Type GetInterfaceType();

    /// <summary>The method of the interface.</summary>
    MethodInfo GetMethod();

    /// <summary>The name of the method.</summary>
    string GetMethodName();

    /// <summary>What the call is made on.</summary>
    object? GetTarget();

    /// <summary>Makes the call.</summary>
    ValueTask<Response> Invoke();

    /// <summary>Replaces the argument at a position.</summary>
    void SetArgument(int index, object value);

    /// <summary>Sets what the call is made on.</summary>
    void SetTarget(ITargetHolder holder);

    /// <summary>Cancels the call if it can be cancelled.</summary>
    bool TryCancel();
}
