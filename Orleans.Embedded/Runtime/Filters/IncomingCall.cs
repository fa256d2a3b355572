using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>A call on its way through the incoming filters.</summary>
internal sealed class IncomingCall(Activation activation, GrainRequest request) : IIncomingGrainCallContext
{
    private int _next;
    private MethodInfo? _implementation;

    public IInvokable Request => request;

    public object Grain => activation.GrainInstance!;

    public IGrainContext TargetContext => activation;

    public GrainId? SourceId => request.Sender?.GrainId;

    public GrainId TargetId => activation.GrainId;

    public GrainInterfaceType InterfaceType => request.Target!.InterfaceType;

    public string InterfaceName => request.Method.InterfaceName;

    public string MethodName => request.Method.Name;

    public MethodInfo InterfaceMethod => request.Method.Info;

    public MethodInfo ImplementationMethod => _implementation ??= FindImplementation();

    public Response? Response { get; set; }

    public object? Result
    {
        get => Response?.Result;
        set => Response = Response.FromResult(value);
    }

    public async Task Invoke()
    {
        var filters = activation.Silo.IncomingFilters;
        var position = _next++;
        if (position < filters.Length)
        {
            await filters[position].Invoke(this);
        }
        else if (position == filters.Length && Grain is IIncomingGrainCallFilter own)
        {
            await own.Invoke(this);
        }
        else
        {
            request.TargetInstance = activation.TargetOf(request);
            Response = await request.Invoke();
            if (Response.Exception is { } exception) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
        }
    }

    /// <summary>Runs the filters and the grain, then answers.</summary>
    public async Task RunAsync()
    {
        try
        {
            await Invoke();
            request.Answer(Response ?? throw new InvalidOperationException($"An incoming filter neither passed {request} on nor set its result."));
        }
        catch (Exception exception)
        {
            // The boundary of a call: whatever the filters or the grain throw belongs to the caller.
            activation.FailCall(request, exception);
        }
    }

    private MethodInfo FindImplementation()
    {
        var map = Grain.GetType().GetInterfaceMap(request.Method.InterfaceType);
        var index = Array.IndexOf(map.InterfaceMethods, InterfaceMethod);
        return index < 0 ? InterfaceMethod : map.TargetMethods[index];
    }
}
