using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>A call on its way through the outgoing filters.</summary>
internal sealed class OutgoingCall(GrainReference reference, GrainRequest request) : IOutgoingGrainCallContext
{
    private int _next;

    public IInvokable Request => request;

    public object Grain => reference;

    public IGrainContext? SourceContext { get; } = RuntimeContext.Current;

    public GrainId? SourceId => SourceContext?.GrainId;

    public GrainId TargetId => reference.GrainId;

    public GrainInterfaceType InterfaceType => reference.InterfaceType;

    public string InterfaceName => request.Method.InterfaceName;

    public string MethodName => request.Method.Name;

    public MethodInfo InterfaceMethod => request.Method.Info;

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response?.Result;
        set => Response = Response.FromResult(value);
    }

    public async Task Invoke()
    {
        var filters = reference.Silo.OutgoingFilters;
        if (_next < filters.Length)
        {
            await filters[_next++].Invoke(this);
            return;
        }

        reference.Silo.Dispatcher.Send(reference, request);
        Response = request.IsOneWay ? Response.Completed : await request.AnswerAsync();
        if (Response.Exception is { } exception) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
    }

    public async Task<TResult> SendAsync<TResult>()
    {
        await Invoke();
        return Response is { } response ? response.GetResult<TResult>() : throw Unanswered();
    }

    public async Task SendAsync()
    {
        await Invoke();
        if ((Response ?? throw Unanswered()).Exception is { } exception) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
    }

    private InvalidOperationException Unanswered() =>
        new($"An outgoing filter neither passed {request} on nor set its result.");
}
