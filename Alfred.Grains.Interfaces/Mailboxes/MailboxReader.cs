namespace Alfred.Mailboxes;

/// <summary>A member who may read a mailbox although they are no admin.</summary>
/// <param name="Mailbox">The mailbox's name.</param>
/// <param name="Member">The member.</param>
[GenerateSerializer, Immutable, Alias("alfred.mailbox-reader")]
public sealed record MailboxReader([property: Id(0)] string Mailbox, [property: Id(1)] MemberId Member)
{
    /// <summary>Hides the address: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(mailbox reader)";
}
