namespace Alfred.Ownership;

/// <summary>Holds background work until the process owns its instance.</summary>
internal sealed class OwnershipTaken
{
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets everybody go.</summary>
    public void Set() => _taken.TrySetResult();

    /// <summary>Waits for ownership.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _taken.Task.WaitAsync(cancellationToken);
}
