using System.Runtime.ExceptionServices;

namespace Orleans.Serialization.Invocation;

/// <summary>The outcome of a call with a value of a known type.</summary>
/// <typeparam name="TResult">The type of the value.</typeparam>
public sealed class Response<TResult> : Response
{
    private TResult? _result;

    /// <summary>The value.</summary>
    public TResult? TypedResult
    {
        get => _result;
        set => _result = value;
    }

    /// <inheritdoc/>
    public override Exception? Exception { get; set; }

    /// <inheritdoc/>
    public override object? Result
    {
        get
        {
            if (Exception is { } exception) ExceptionDispatchInfo.Throw(exception);
            return _result;
        }
        set => _result = (TResult?)value;
    }

    /// <inheritdoc/>
    public override T GetResult<T>()
    {
        if (Exception is { } exception) ExceptionDispatchInfo.Throw(exception);
        return _result is T value ? value : (T)(object?)_result!;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // Responses are not pooled here; the method is Orleans' and filters may call it.
    }
}
