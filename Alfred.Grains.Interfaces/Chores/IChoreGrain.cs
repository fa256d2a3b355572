using System.Collections.Immutable;
using Alfred.Commands;

namespace Alfred.Chores;

/// <summary>The chores of a household (key <see cref="DefaultKey"/>).</summary>
[Alias("alfred.IChoreGrain")]
public interface IChoreGrain : ICommandGrain
{
    /// <summary>The key of the one household.</summary>
    const string DefaultKey = "household:default";

    /// <summary>Adds chores. One that is open already under the same name is left as it is and reported.</summary>
    [Alias("Add")]
    Task<ChoreOutcome> AddAsync(Command command, ImmutableArray<Chore> chores);

    /// <summary>Marks chores as done by the member of the command, who gets the credit.</summary>
    [Alias("Done")]
    Task<ChoreOutcome> DoneAsync(Command command, ImmutableArray<string> names);

    /// <summary>The open chores, oldest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<Chore>> ListAsync();
}
