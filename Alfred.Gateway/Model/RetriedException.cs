using Alfred.Model;

namespace Alfred.Gateway.Model;

/// <summary>A failure that another try may get over.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">The same in words.</param>
/// <param name="cause">What the client threw.</param>
/// <param name="after">How long the model wants to be left alone; null when it does not say.</param>
internal sealed class RetriedException(ModelFailure failure, string message, Exception cause, TimeSpan? after)
    : ModelException(failure, message, cause)
{
    public TimeSpan? After { get; } = after;
}
