using System.Collections.Concurrent;
using Alfred.Sandbox.Workspaces;

namespace Alfred.Testing.Slack;

/// <summary>A workspace with every channel that anybody names. A direct message channel is D and its user.</summary>
internal sealed class OpenWorkspace(string team, string bot) : IWorkspacePeople
{
    /// <summary>Name and zone of those about whom something is known.</summary>
    public ConcurrentDictionary<string, (string Name, string Zone)> Known { get; } = new(StringComparer.Ordinal);

    public string Team => team;

    public string Bot => bot;

    public bool IsOpen => true;

    public WorkspaceChannel? Channel(string? id) => id switch
    {
        null or "" => null,
        ['U' or 'W', ..] => new($"D{id}", "Alfred", id),
        ['D', .. var user] => new(id, "Alfred", user),
        _ => new(id, id),
    };

    public WorkspaceUser? User(string? id) =>
        id is not null && Known.TryGetValue(id, out var known) ? new(id, known.Name) { RealName = "Real Name", Zone = known.Zone } : null;

    public bool IsMember(string? user) => true;
}
