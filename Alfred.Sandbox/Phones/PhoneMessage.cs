using System.Collections.Immutable;
using Alfred.Sandbox.Files;

namespace Alfred.Sandbox.Phones;

/// <summary>One bubble on a phone.</summary>
internal sealed record PhoneMessage
{
    /// <summary>The message id that both sides know.</summary>
    public required string Id { get; init; }

    public required bool IsFromAlfred { get; init; }

    public required DateTimeOffset At { get; init; }

    public string Text { get; init; } = "";

    /// <summary>A line above the text, and one below.</summary>
    public string? Header { get; init; }

    public string? Footer { get; init; }

    /// <summary>The message that this one answers; null for none.</summary>
    public string? QuotedId { get; init; }

    public SandboxFile? File { get; init; }

    /// <summary>What can be picked: buttons, or the rows of a list when <see cref="ListLabel"/> is set.</summary>
    public ImmutableArray<PhoneOption> Options { get; init; } = [];

    /// <summary>What opens the list; null without one.</summary>
    public string? ListLabel { get; init; }

    /// <summary>True for a template, whose buttons answer with another kind of message.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>The person's and Alfred's emoji on it.</summary>
    public string? PersonReaction { get; init; }

    public string? AlfredReaction { get; init; }

    public MessageStatus Status { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public string? Problem { get; init; }
}

/// <summary>Something to pick.</summary>
internal sealed record PhoneOption(string Id, string Title, string? Description = null);

/// <summary>How far a message came; never falls back.</summary>
internal enum MessageStatus
{
    /// <summary>On its way to the provider.</summary>
    Sending = 0,

    /// <summary>With the provider.</summary>
    Sent = 1,

    /// <summary>With the other side.</summary>
    Delivered = 2,

    /// <summary>Seen by the other side.</summary>
    Read = 3,

    /// <summary>Given up.</summary>
    Failed = 4,
}
