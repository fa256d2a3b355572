namespace Alfred.Mailboxes;

/// <summary>What one command did to the mailboxes' state. Holds no mail.</summary>
[GenerateSerializer, Immutable, Alias("alfred.mailbox-outcome")]
public sealed record MailboxOutcome
{
    /// <summary>The windows that a digest told of; empty for other commands.</summary>
    [Id(0)] public ImmutableArray<MailWindow> Windows { get; init; } = [];

    /// <summary>The mailboxes that somebody may read from now on, or no more; empty for other commands and where nothing changed.</summary>
    [Id(1)] public ImmutableArray<string> Changed { get; init; } = [];
}
