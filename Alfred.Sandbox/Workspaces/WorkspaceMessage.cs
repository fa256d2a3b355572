using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alfred.Sandbox.Files;

namespace Alfred.Sandbox.Workspaces;

/// <summary>One message of the workspace, in Slack's own markup.</summary>
internal sealed record WorkspaceMessage
{
    /// <summary>The channel and the time that name it.</summary>
    public required string Channel { get; init; }

    public required string Ts { get; init; }

    /// <summary>The thread it is an answer in; null outside threads.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string User { get; init; }

    public required DateTimeOffset At { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Its blocks; null without.</summary>
    public JsonElement? Blocks { get; init; }

    /// <summary>The only person who sees it; null for everybody in the channel.</summary>
    public string? OnlyFor { get; init; }

    public ImmutableArray<WorkspaceReaction> Reactions { get; init; } = [];

    public ImmutableArray<SandboxFile> Files { get; init; } = [];

    public bool IsEdited { get; init; }

    /// <summary>Why it did not reach Alfred; null when it did.</summary>
    public string? Problem { get; init; }

    /// <summary>What its sender attached for itself; nobody sees it.</summary>
    [JsonIgnore]
    public JsonElement? Metadata { get; init; }
}

/// <summary>An emoji on a message, by its name, and who put it there.</summary>
internal sealed record WorkspaceReaction(string Name, ImmutableArray<string> Users);

/// <summary>Names one message.</summary>
internal sealed record MessageName(string Channel, string Ts);
