using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>A call that returns no value.</summary>
public abstract class GrainVoidRequest : GrainRequest
{
    // Callers never continue inside the callee's turn.
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A call of a method.</summary>
    protected GrainVoidRequest(GrainMethod method) : base(method)
    {
    }

    internal Task Task => _answer.Task;

    internal override bool IsAnswered => _answer.Task.IsCompleted;

    /// <inheritdoc/>
    public sealed override async ValueTask<Response> Invoke()
    {
        try
        {
            await Call(TargetInstance!);
            return Response.Completed;
        }
        catch (Exception exception)
        {
            // The boundary of a call: whatever the grain throws belongs to its caller.
            return Response.FromException(exception);
        }
    }

    /// <summary>Calls the grain.</summary>
    protected abstract ValueTask Call(object grain);

    internal sealed override bool Run(Activation activation)
    {
        ValueTask call;
        try
        {
            call = Call(activation.TargetOf(this));
            if (call.IsCompletedSuccessfully)
            {
                call.GetAwaiter().GetResult();
                _answer.TrySetResult();
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
        else _answer.TrySetResult();
    }

    internal sealed override bool Fail(Exception exception) => _answer.TrySetException(exception);

    internal sealed override void Cancel(CancellationToken cancellationToken) => _answer.TrySetCanceled(cancellationToken);

    internal sealed override async Task<Response> AnswerAsync()
    {
        try
        {
            await _answer.Task;
            return Response.Completed;
        }
        catch (Exception exception)
        {
            // A filter sees the failure as the call's outcome.
            return Response.FromException(exception);
        }
    }

    private async Task EndAsync(ValueTask call, Activation activation)
    {
        try
        {
            await call;
            _answer.TrySetResult();
        }
        catch (Exception exception)
        {
            // The boundary of a call: whatever the grain throws belongs to its caller.
            activation.FailCall(this, exception);
        }

        activation.EndCall(this);
    }
}
