using System.Collections.Immutable;
using Alfred.Instances;

namespace Alfred.Sandbox.Workspaces;

/// <summary>The people of the sandbox, two channels, and everybody's direct messages with the bot.</summary>
internal sealed class WorkspacePeople(SandboxPeople people, Instance instance) : IWorkspacePeople
{
    public string Team => people.Team;

    public string Bot => "U0ALFRED";

    public bool IsOpen => false;

    /// <summary>The people, and the bot last.</summary>
    public ImmutableArray<WorkspaceUser> Users { get; } =
    [
        .. people.OnSlack.Select(person => new WorkspaceUser(person.User, person.Name) { Zone = instance.Zone.Id }),
        new("U0ALFRED", "Alfred") { Zone = instance.Zone.Id },
    ];

    /// <summary>The channels.</summary>
    public ImmutableArray<WorkspaceChannel> Channels { get; } =
    [
        new("C0GENERAL", "general"), new("C0TRAVEL", "travel"),
        .. people.OnSlack.Select(static person => new WorkspaceChannel($"D{person.User[1..]}", "Alfred", person.User)),
    ];

    public WorkspaceChannel? Channel(string? id) =>
        Channels.FirstOrDefault(channel => channel.Id == id || (channel.DirectWith is not null && channel.DirectWith == id));

    public WorkspaceUser? User(string? id) => Users.FirstOrDefault(user => user.Id == id);

    public bool IsMember(string? user) => User(user) is not null;
}
