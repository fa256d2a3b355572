namespace Alfred.Mailboxes;

/// <summary>What was read of one mailbox.</summary>
[GenerateSerializer, Immutable, Alias("alfred.mail-reading")]
public sealed record MailResult
{
    /// <summary>The most messages that are read of one window; of more, the newest.</summary>
    public const int MaxMessages = 1_000;

    /// <summary>What was to be read.</summary>
    [Id(0)] public required MailWindow Window { get; init; }

    /// <summary>Why nothing could be read; null when it could.</summary>
    [Id(1)] public MailFault? Fault { get; init; }

    /// <summary>The messages, newest first, at most <see cref="MaxMessages"/>.</summary>
    [Id(2)] public ImmutableArray<MailMessage> Messages { get; init; } = [];

    /// <summary>How many there are in the window, read or not.</summary>
    [Id(3)] public int Total { get; init; }

    /// <summary>The numbering of the mailbox (UIDVALIDITY); 0 when nothing could be read.</summary>
    [Id(4)] public long Validity { get; init; }

    /// <summary>The greatest number that was given out when it was read: what comes later has a greater one.</summary>
    [Id(5)] public long Last { get; init; }

    /// <summary>Hides the mail: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(mail reading)";
}

/// <summary>Why a mailbox could not be read.</summary>
public enum MailFault
{
    /// <summary>The server cannot be reached or ended the connection.</summary>
    Unreachable = 1,

    /// <summary>The server does not take the name and password.</summary>
    Refused = 2,

    /// <summary>The folder does not exist.</summary>
    NoFolder = 3,

    /// <summary>The server did not answer in time.</summary>
    TimedOut = 4,

    /// <summary>The server cannot prove who it is, so that no password was sent.</summary>
    Untrusted = 5,
}
