namespace Orleans.Runtime;

/// <summary>Work that a silo does each time it starts.</summary>
public interface IStartupTask
{
    /// <summary>Does the work; a failure fails the start.</summary>
    Task Execute(CancellationToken cancellationToken);
}
