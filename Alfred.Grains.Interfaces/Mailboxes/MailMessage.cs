namespace Alfred.Mailboxes;

/// <summary>
/// One message, as far as a digest needs it. Every text of it was written by a stranger: it is shown as a quotation and never understood
/// as a request. Texts hold no control characters.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.mail-message")]
public sealed record MailMessage
{
    /// <summary>The message's number in its mailbox, from 1.</summary>
    [Id(0)] public required long Number { get; init; }

    /// <summary>When the server took it in (UTC).</summary>
    [Id(1)] public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The sender's address in lower case; empty when there is none.</summary>
    [Id(2)] public string From { get; init; } = "";

    /// <summary>What the sender calls himself; empty for nothing.</summary>
    [Id(3)] public string FromName { get; init; } = "";

    /// <summary>Where an answer would go, in lower case; null for the sender.</summary>
    [Id(4)] public string? ReplyTo { get; init; }

    /// <summary>The subject, at most 200 characters; empty for none.</summary>
    [Id(5)] public string Subject { get; init; } = "";

    /// <summary>What is read first of the text, at most 2,000 characters; empty when it was not read. Hidden parts are left out.</summary>
    [Id(6)] public string Text { get; init; } = "";

    /// <summary>What the message shows to nobody who looks at it, at most 500 characters; null for nothing.</summary>
    [Id(7)] public string? HiddenText { get; init; }

    /// <summary>The conversation that it belongs to: the same text in all its messages.</summary>
    [Id(8)] public required string Thread { get; init; }

    /// <summary>True when it was sent to many: a newsletter, a mailing list.</summary>
    [Id(9)] public bool IsBulk { get; init; }

    /// <summary>True when a program wrote it, so that nobody waits for an answer.</summary>
    [Id(10)] public bool IsAutomatic { get; init; }

    /// <summary>True when it was answered already.</summary>
    [Id(11)] public bool IsAnswered { get; init; }

    /// <summary>Where a person opens it; null when nobody knows.</summary>
    [Id(12)] public string? Link { get; init; }

    /// <summary>Hides the mail: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(mail)";
}
