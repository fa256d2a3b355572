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
        if (silo.Telemetry.IsTraced) request.ParentActivity = System.Diagnostics.Activity.Current;
        if (RuntimeContext.Current is Activation sender)
        {
            request.Sender = sender;
            // Nobody waits for a one-way call, so it starts a chain of its own.
            if (!request.IsOneWay) request.Parent = sender.CurrentRequest;
        }

        var cancellationToken = request.GetCancellationToken();
        if (cancellationToken.CanBeCanceled && !request.IsOneWay)
        {
            request.Cancellation = cancellationToken.UnsafeRegister(
                static (state, token) => ((GrainRequest)state!).Cancel(token), request);
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
}
