using System.Collections.Immutable;

namespace Alfred.Commands;

/// <summary>Knows which messages are neither done nor dropped, so that a repetition of their commands may still come.</summary>
public interface IUnsettledCommands
{
    /// <summary>Those of the given commands whose messages may still be handled again. A command it does not know is settled.</summary>
    Task<ImmutableHashSet<CommandId>> WhichAreUnsettledAsync(IReadOnlyCollection<CommandId> commands, CancellationToken cancellationToken);
}
