using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>A call on its way: its arguments, where it comes from, and the answer that its caller waits for.</summary>
public abstract class GrainRequest : IRequest
{
    private InvokeMethodOptions _options;

    /// <summary>A call of a method.</summary>
    protected GrainRequest(GrainMethod method)
    {
        Method = method;
        _options = method.Options;
    }

    /// <summary>The method.</summary>
    public GrainMethod Method { get; }

    /// <inheritdoc/>
    public InvokeMethodOptions Options => _options;

    /// <inheritdoc/>
    public virtual bool IsCancellable => false;

    // A request is in one list of its activation at a time, waiting or running, so the links live here.
    internal GrainRequest? Next { get; set; }

    internal GrainRequest? Previous { get; set; }

    internal GrainReference? Target { get; set; }

    internal Activation? Sender { get; set; }

    internal GrainRequest? Parent { get; set; }

    internal Dictionary<string, object>? Context { get; set; }

    internal long SentAt { get; set; }

    internal object? TargetInstance { get; set; }

    internal CancellationTokenRegistration Cancellation { get; set; }

    internal bool IsOneWay => (_options & InvokeMethodOptions.OneWay) != 0;

    internal bool IsReadOnly => (_options & InvokeMethodOptions.ReadOnly) != 0;

    internal bool IsAlwaysInterleave => (_options & InvokeMethodOptions.AlwaysInterleave) != 0;

    internal System.Diagnostics.Activity? ParentActivity { get; set; }

    internal virtual bool CountsAsUse => true;

    internal virtual bool IsFiltered => true;

    internal abstract bool IsAnswered { get; }

    /// <inheritdoc/>
    public void AddInvokeMethodOptions(InvokeMethodOptions options) => _options |= options;

    /// <inheritdoc/>
    public virtual int GetArgumentCount() => 0;

    /// <inheritdoc/>
    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public virtual CancellationToken GetCancellationToken() => CancellationToken.None;

    /// <inheritdoc/>
    public string GetActivityName() => Method.ActivityName;

    /// <inheritdoc/>
    public TimeSpan? GetDefaultResponseTimeout() => Method.Timeout;

    /// <inheritdoc/>
    public string GetInterfaceName() => Method.InterfaceName;

    /// <inheritdoc/>
    public Type GetInterfaceType() => Method.InterfaceType;

    /// <inheritdoc/>
    public MethodInfo GetMethod() => Method.Info;

    /// <inheritdoc/>
    public string GetMethodName() => Method.Name;

    /// <inheritdoc/>
    public object? GetTarget() => TargetInstance;

    /// <inheritdoc/>
    public void SetTarget(ITargetHolder holder) => TargetInstance = holder.GetTarget();

    /// <inheritdoc/>
    public abstract ValueTask<Response> Invoke();

    /// <inheritdoc/>
    public bool TryCancel() => false;

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <inheritdoc/>
    public override string ToString() => $"{(Target is { } target ? GrainLabel.Of(target.GrainId) : null)}.{Method.Name}";

    /// <summary>Makes the call within a turn; true if it has ended by the time this returns.</summary>
    internal abstract bool Run(Activation activation);

    /// <summary>Answers with the outcome that the filters left.</summary>
    internal abstract void Answer(Response response);

    /// <summary>Answers with a failure; false if there already was an answer.</summary>
    internal abstract bool Fail(Exception exception);

    internal abstract void Cancel(CancellationToken cancellationToken);

    /// <summary>Waits for the answer and returns it as a response, for filters; never throws.</summary>
    internal abstract Task<Response> AnswerAsync();

    /// <summary>Fails a call whose caller has waited long enough; false if there already was an answer.</summary>
    internal bool FailOverdue(TimeSpan limit, bool isRunning) => Fail(new TimeoutException(
        $"Response did not arrive on time in {limit} for call: {CallChain.Describe(this)}. "
        + (isRunning ? "The grain is still executing it." : "It was waiting for other calls of the grain to end.")));
}
