using System.Diagnostics;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Brings calls to their activations.</summary>
internal sealed class Dispatcher(Silo silo)
{
    public void Send(GrainReference target, GrainRequest request)
    {
        request.Target = target;
        request.SentAt = silo.Time.GetTimestamp();
        request.Context = RequestContext.Current;
        if (RuntimeContext.Current is Activation sender)
        {
            request.Sender = sender;
            // Nobody waits for a one-way call, so it starts a chain of its own.
            if (!request.IsOneWay) request.Parent = sender.CurrentRequest;
        }

        if (silo.Telemetry.IsTraced) Trace(request);
        var cancellationToken = request.GetCancellationToken();
        if (cancellationToken.CanBeCanceled && !request.IsOneWay)
        {
            request.Cancellation = cancellationToken.UnsafeRegister(
                static (state, token) =>
                {
                    var canceled = (GrainRequest)state!;
                    canceled.Target!.Silo.Telemetry.CallCanceled();
                    canceled.Cancel(token);
                },
                request);
            if (request.IsAnswered) return;
        }

        Deliver(request);
    }

    public void Deliver(GrainRequest request)
    {
        try
        {
            // An activation refuses calls only after it has left the directory, so the next look finds or makes another.
            while (!silo.Directory.GetOrCreate(request).TryReceive(request))
            {
            }
        }
        catch (Exception exception)
        {
            // The boundary of a call: what cannot be delivered fails at its caller.
            request.Fail(exception);
        }
    }

    /// <summary>Opens the caller's span, which ends with the answer; the caller's own span stays the current one.</summary>
    private void Trace(GrainRequest request)
    {
        var current = Activity.Current;
        request.ParentActivity = silo.Telemetry.StartSending(request) ?? current;
        Activity.Current = current;
        if (!ReferenceEquals(request.ParentActivity, current)) _ = EndSpanAsync(request, request.ParentActivity!);
    }

    private static async Task EndSpanAsync(GrainRequest request, Activity span)
    {
        if (!request.IsOneWay)
        {
            var answer = await request.AnswerAsync();
            if (answer.Exception is not null) span.SetStatus(ActivityStatusCode.Error);
        }

        span.Dispose();
    }
}
