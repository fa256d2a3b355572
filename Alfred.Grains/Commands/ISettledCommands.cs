namespace Alfred.Commands;

/// <summary>Knows which messages are neither done nor dropped, so that a repetition of their commands may still come.</summary>
public interface ISettledCommands
{
    /// <summary>Looks at the inbox as it is now.</summary>
    /// <param name="commands">The commands to look up. One that is not known is settled.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<SettledView> FindUnsettledAsync(IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken);
}

/// <summary>What the inbox said at one moment.</summary>
/// <param name="Unsettled">Those of the commands whose messages may still be handled again.</param>
/// <param name="LastMessage">
/// The last message that anybody can have handled at that moment. A command of a later one was never applied before it, whatever a grain
/// has forgotten since.
/// </param>
public sealed record SettledView(ImmutableHashSet<CommandId> Unsettled, long LastMessage);
