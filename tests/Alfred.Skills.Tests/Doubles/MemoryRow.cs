using Alfred.Commands;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A grain's row that is only kept in memory.</summary>
internal sealed class MemoryRow<T> : IPersistentState<T>
    where T : new()
{
    public T State { get; set; } = new();

    public string? Etag => null;

    public bool RecordExists => true;

    public Task ReadStateAsync() => Task.CompletedTask;

    public Task WriteStateAsync() => Task.CompletedTask;

    public Task ClearStateAsync() => throw new NotSupportedException();
}

/// <summary>An inbox in which no message ends: each command may come again.</summary>
internal sealed class NothingSettled : ISettledCommands
{
    public Task<SettledView> FindUnsettledAsync(IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken) =>
        Task.FromResult(new SettledView([.. commands], LastMessage: 0));
}
