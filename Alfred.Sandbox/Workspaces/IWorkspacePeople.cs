namespace Alfred.Sandbox.Workspaces;

/// <summary>Who is in a workspace, and which channels it has.</summary>
internal interface IWorkspacePeople
{
    /// <summary>The workspace's id.</summary>
    string Team { get; }

    /// <summary>The bot's user.</summary>
    string Bot { get; }

    /// <summary>True when messages that were never seen here count as there: people wrote them elsewhere.</summary>
    bool IsOpen { get; }

    /// <summary>The channel of an id, where a user's id means the direct messages; null for none.</summary>
    WorkspaceChannel? Channel(string? id);

    /// <summary>The user of an id; null for none.</summary>
    WorkspaceUser? User(string? id);

    /// <summary>True for a user who can be written to in a channel.</summary>
    bool IsMember(string? user);
}
