namespace Alfred.Mailboxes;

/// <summary>
/// The mailboxes of the instance (key <see cref="DefaultKey"/>): who may read which, and what each digest has told already. An admin may
/// read all of them, anybody else those that an admin let them read.
/// </summary>
[Alias("alfred.IMailboxGrain")]
public interface IMailboxGrain : ICommandGrain
{
    /// <summary>The key of the one grain.</summary>
    const string DefaultKey = "mailboxes:default";

    /// <summary>The names of the mailboxes that a member may read, in the order of the settings.</summary>
    [Alias("Mailboxes")]
    Task<ImmutableArray<string>> MailboxesAsync(Member member);

    /// <summary>True when there is any mailbox, whoever may read it.</summary>
    [Alias("IsSetUp")]
    Task<bool> IsSetUpAsync();

    /// <summary>Reads mailboxes now. Changes nothing.</summary>
    /// <param name="member">Who wants to know.</param>
    /// <param name="mailbox">One mailbox; null for all that the member may read.</param>
    /// <param name="since">The first moment that counts (UTC).</param>
    /// <param name="until">The first moment that does not count any more (UTC); null for none.</param>
    /// <returns>A reading for each mailbox that the member may read.</returns>
    [Alias("Read")]
    Task<ImmutableArray<MailResult>> ReadAsync(Member member, string? mailbox, DateTimeOffset since, DateTimeOffset? until);

    /// <summary>
    /// Reads what has come in since a digest told of the mailboxes the last time, and keeps how far it told. A mailbox that cannot be read
    /// is where it was: the next digest tells of all of it.
    /// </summary>
    /// <param name="command">The command: a repetition reads the same messages again.</param>
    /// <param name="member">On whose behalf.</param>
    /// <param name="digest">The digest: an opaque id of 1 to 60 characters.</param>
    /// <param name="mailbox">One mailbox; null for all that the member may read.</param>
    /// <param name="since">The first moment that counts the first time (UTC).</param>
    /// <returns>A reading for each mailbox that the member may read.</returns>
    [Alias("Digest")]
    Task<ImmutableArray<MailResult>> DigestAsync(Command command, Member member, string digest, string? mailbox, DateTimeOffset since);

    /// <summary>Lets somebody read mailboxes, or no more. Whether the speaker may decide that is asked before.</summary>
    /// <param name="command">The command.</param>
    /// <param name="member">Who may read.</param>
    /// <param name="mailbox">One mailbox; null for all of them.</param>
    /// <param name="mayRead">True to let them.</param>
    [Alias("Allow")]
    Task<MailboxOutcome> AllowAsync(Command command, MemberId member, string? mailbox, bool mayRead);

    /// <summary>Everybody whom an admin let read something.</summary>
    [Alias("Readers")]
    Task<ImmutableArray<MailboxReader>> ReadersAsync();
}
