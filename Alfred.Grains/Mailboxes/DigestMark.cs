namespace Alfred.Mailboxes;

/// <summary>How far a digest has told of a mailbox.</summary>
/// <param name="Digest">The digest.</param>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Validity">The numbering of <paramref name="Last"/> (UIDVALIDITY).</param>
/// <param name="Last">The greatest number that it has told of.</param>
/// <param name="At">When (UTC): counts after the server numbered its messages anew.</param>
public sealed record DigestMark(string Digest, string Mailbox, long Validity, long Last, DateTimeOffset At)
{
    /// <summary>Hides the address.</summary>
    public override string ToString() => "(digest mark)";
}
