using System.Collections.Immutable;
using Alfred.Channels;

namespace Alfred.Members;

/// <summary>Who belongs to the instance (one grain, key <c>directory:members</c>).</summary>
[Alias("alfred.IDirectoryGrain")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>The key of the one directory.</summary>
    const string Key = "directory:members";

    /// <summary>
    /// Finds the member behind an identity. In an open house (see <see cref="Alfred.Instances.Instance.IsOpenHouse"/>) a stranger becomes a
    /// member under the name that the channel shows.
    /// </summary>
    /// <returns>The member, or null for somebody who has to be refused politely.</returns>
    [Alias("Find")]
    Task<Member?> FindAsync(Identity identity, string? shownName);

    /// <summary>The names of all members, so that "for Bob" can be told from "for the party".</summary>
    [Alias("Names")]
    Task<ImmutableArray<string>> NamesAsync();
}
