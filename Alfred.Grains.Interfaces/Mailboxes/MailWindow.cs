namespace Alfred.Mailboxes;

/// <summary>
/// Which messages of a mailbox are meant. Where the server's numbers are known they decide, since they never go back; else the time at
/// which the server took a message in.
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.mail-window")]
public sealed record MailWindow
{
    /// <summary>The mailbox's name.</summary>
    [Id(0)] public required string Mailbox { get; init; }

    /// <summary>The first moment that counts where <see cref="After"/> does not (UTC).</summary>
    [Id(1)] public required DateTimeOffset Since { get; init; }

    /// <summary>The first moment that does not count any more (UTC); null for everything until now.</summary>
    [Id(2)] public DateTimeOffset? Until { get; init; }

    /// <summary>The numbering that the next two belong to (UIDVALIDITY); 0 when none is known. In another one the time decides.</summary>
    [Id(3)] public long Validity { get; init; }

    /// <summary>Messages with a greater number are meant; null for those since <see cref="Since"/>.</summary>
    [Id(4)] public long? After { get; init; }

    /// <summary>The last number that is meant; null for no limit.</summary>
    [Id(5)] public long? UpTo { get; init; }

    /// <summary>Hides the address: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(mail window)";
}
