namespace Orleans.Serialization.Invocation;

/// <summary>The outcome of a call: a value or an exception.</summary>
public abstract class Response : IDisposable
{
    /// <summary>The outcome of a call without a value.</summary>
    public static Response Completed { get; } = new Response<object?>();

    /// <summary>The exception, if the call failed.</summary>
    public abstract Exception? Exception { get; set; }

    /// <summary>The value.</summary>
    public abstract object? Result { get; set; }

    /// <summary>The outcome of a failed call.</summary>
    public static Response FromException(Exception exception) => new Response<object?> { Exception = exception };

    /// <summary>The outcome of a call with a value.</summary>
    public static Response FromResult<TResult>(TResult value) => new Response<TResult> { TypedResult = value };

    /// <summary>The value, typed; throws if the call failed.</summary>
    public abstract T GetResult<T>();

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <inheritdoc/>
    public override string ToString() => Exception is { } exception ? exception.ToString() : Result?.ToString() ?? "[void]";
}
