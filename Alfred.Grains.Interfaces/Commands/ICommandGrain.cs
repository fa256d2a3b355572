namespace Alfred.Commands;

/// <summary>
/// A grain that applies commands. It writes its new state and the command's outcome as one row and keeps the outcome until the message
/// behind it is settled.
/// </summary>
[Alias("alfred.ICommandGrain")]
public interface ICommandGrain : IGrainWithStringKey
{
    /// <summary>
    /// Says that these commands' messages are done or dropped, so that their outcomes need not be kept. Writes nothing by itself, unless
    /// something was erased: the next command's write leaves them out. May be lost: at activation the grain asks which of its outcomes are
    /// settled.
    /// </summary>
    [Alias("Settle")]
    Task SettleAsync(ImmutableArray<CommandId> commands);
}
