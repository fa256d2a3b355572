namespace Alfred.Mailboxes;

/// <summary>
/// Reads the mailboxes of the instance. There is no way to change anything in them: nothing is marked as read, moved, sent or deleted.
/// </summary>
public interface IMailReader
{
    /// <summary>The names of the mailboxes in the order of the settings; empty when none is set up.</summary>
    ImmutableArray<string> Mailboxes { get; }

    /// <summary>Reads what came in within a window. Failures are told by <see cref="MailResult.Fault"/>, never thrown.</summary>
    /// <param name="window">What to read, of one of <see cref="Mailboxes"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<MailResult> ReadAsync(MailWindow window, CancellationToken cancellationToken);
}
