using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The base of generated references.</summary>
public abstract class GrainProxy : GrainReference
{
    /// <summary>Takes what the silo made.</summary>
    protected GrainProxy(GrainReferenceSeed seed) : base(seed)
    {
    }

    /// <summary>Makes a call that returns a value.</summary>
    protected Task<TResult> SendAsync<TResult>(GrainRequest<TResult> request)
    {
        if (Silo.OutgoingFilters.Length > 0) return new OutgoingCall(this, request).SendAsync<TResult>();
        Silo.Dispatcher.Send(this, request);
        return request.Task;
    }

    /// <summary>Makes a call that returns no value.</summary>
    protected Task SendAsync(GrainVoidRequest request)
    {
        if (Silo.OutgoingFilters.Length > 0) return new OutgoingCall(this, request).SendAsync();
        Silo.Dispatcher.Send(this, request);
        return request.IsOneWay ? Task.CompletedTask : request.Task;
    }
}
