using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>A call that returns a value.</summary>
/// <typeparam name="TResult">The type of the value.</typeparam>
public abstract class GrainRequest<TResult> : GrainRequest
{
    // Callers never continue inside the callee's turn.
    private readonly TaskCompletionSource<TResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A call of a method.</summary>
    protected GrainRequest(GrainMethod method) : base(method)
    {
    }

    internal Task<TResult> Task => _answer.Task;

    internal override bool IsAnswered => _answer.Task.IsCompleted;

    /// <inheritdoc/>
    public sealed override async ValueTask<Response> Invoke()
    {
        try
        {
            return Response.FromResult(await Call(TargetInstance!));
        }
        catch (Exception exception)
        {
            // The boundary of a call: whatever the grain throws belongs to its caller.
            return Response.FromException(exception);
        }
    }

    /// <summary>Calls the grain.</summary>
    protected abstract ValueTask<TResult> Call(object grain);

    /// <summary>Copies the value so that caller and grain share nothing that changes.</summary>
    protected virtual TResult CopyResult(TResult result) => result;

    internal sealed override bool Run(Activation activation)
    {
        ValueTask<TResult> call;
        try
        {
            call = Call(activation.TargetOf(this));
            if (call.IsCompletedSuccessfully)
            {
                _answer.TrySetResult(CopyResult(call.GetAwaiter().GetResult()));
                return true;
            }
        }
        catch (Exception exception)
        {
            // The boundary of a call: whatever the grain throws belongs to its caller.
            activation.FailCall(this, exception);
            return true;
        }

        _ = EndAsync(call, activation);
        return false;
    }

    internal sealed override void Answer(Response response)
    {
        if (response.Exception is { } exception) Fail(exception);
        else _answer.TrySetResult(CopyResult(response.GetResult<TResult>()));
    }

    internal sealed override bool Fail(Exception exception) => _answer.TrySetException(exception);

    internal sealed override void Cancel(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);

    internal sealed override async Task<Response> AnswerAsync()
    {
        try
        {
            return Response.FromResult(await _answer.Task);
        }
        catch (Exception exception)
        {
            // A filter sees the failure as the call's outcome.
            return Response.FromException(exception);
        }
    }

    private async Task EndAsync(ValueTask<TResult> call, Activation activation)
    {
        try
        {
            _answer.TrySetResult(CopyResult(await call));
        }
        catch (Exception exception)
        {
            // The boundary of a call: whatever the grain throws belongs to its caller.
            activation.FailCall(this, exception);
        }

        activation.EndCall(this);
    }
}
