using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Alfred.Sandbox.Workspaces;

/// <summary>The workspace as a page begins with it.</summary>
internal sealed record Workspace(
    string Team,
    string Bot,
    ImmutableArray<WorkspaceUser> Users,
    ImmutableArray<WorkspaceChannel> Channels,
    IReadOnlyCollection<WorkspaceMessage> Messages,
    IReadOnlyCollection<OpenView> Views,
    IReadOnlyCollection<HomeTab> Homes);

/// <summary>A person, or the bot.</summary>
internal sealed record WorkspaceUser(string Id, string Name)
{
    /// <summary>The name as the profile has it beside the one that is shown.</summary>
    [JsonIgnore]
    public string RealName { get; init; } = Name;

    /// <summary>The zone of the profile; null for none.</summary>
    [JsonIgnore]
    public string? Zone { get; init; }
}

/// <summary>A channel, or the direct messages between a person and the bot.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="DirectWith">The person of direct messages; null for a channel.</param>
internal sealed record WorkspaceChannel(string Id, string Name, string? DirectWith = null)
{
    /// <summary>The name in requests to Alfred.</summary>
    [JsonIgnore]
    public string WireName => DirectWith is null ? Name : "directmessage";
}

/// <summary>What stands in somebody's Home tab.</summary>
/// <param name="Id">The view's id.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Hash">Another one each time it is published.</param>
/// <param name="View">The view as Alfred described it.</param>
internal sealed record HomeTab(string Id, string User, string Hash, JsonElement View);

/// <summary>A modal that somebody sees.</summary>
/// <param name="Id">The view's id.</param>
/// <param name="User">Who sees it.</param>
/// <param name="View">The view as Alfred described it.</param>
internal sealed record OpenView(string Id, string User, JsonElement View);
