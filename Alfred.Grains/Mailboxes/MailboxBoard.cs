namespace Alfred.Mailboxes;

/// <summary>Who may read which mailbox, and how far each digest has told. Immutable; holds no mail.</summary>
public sealed record MailboxBoard
{
    /// <summary>More marks than this are forgotten, the oldest first: its digest then begins anew.</summary>
    public const int MaxMarks = 500;

    /// <summary>Who may read what, beside the admins.</summary>
    public ImmutableArray<MailboxReader> Readers { get; init; } = [];

    /// <summary>How far the digests have told, oldest first.</summary>
    public ImmutableArray<DigestMark> Marks { get; init; } = [];

    /// <summary>True when a member may read a mailbox.</summary>
    public bool MayRead(Member member, string mailbox) => member.Role == MemberRole.Admin || Readers.Contains(new(mailbox, member.Id));

    /// <summary>What a digest tells of next.</summary>
    public MailWindow Next(string digest, string mailbox, DateTimeOffset since) =>
        Marks.FirstOrDefault(mark => mark.Digest == digest && mark.Mailbox == mailbox) is { } mark
            ? new() { Mailbox = mailbox, Since = mark.At, Validity = mark.Validity, After = mark.Last }
            : new() { Mailbox = mailbox, Since = since };

    /// <summary>
    /// Keeps how far a digest tells with these readings. Those that failed change nothing. The windows in the outcome end at what was
    /// read, so that a repetition reads the same.
    /// </summary>
    public (MailboxBoard Board, MailboxOutcome Outcome) Tell(
        Command command, string digest, DateTimeOffset since, ImmutableArray<MailResult> readings)
    {
        var windows = readings.Select(reading => reading.Fault is null
            ? Next(digest, reading.Window.Mailbox, since) with { Validity = reading.Validity, UpTo = reading.Last }
            : Next(digest, reading.Window.Mailbox, since));
        var marks = readings.Where(reading => reading.Fault is null)
            .Select(reading => new DigestMark(digest, reading.Window.Mailbox, reading.Validity, reading.Last, command.At)).ToArray();
        var kept = Marks.Where(mark => !marks.Any(next => next.Digest == mark.Digest && next.Mailbox == mark.Mailbox));
        return (this with { Marks = [.. kept.Concat(marks).TakeLast(MaxMarks)] }, new() { Windows = [.. windows] });
    }

    /// <summary>Lets a member read mailboxes, or no more.</summary>
    public (MailboxBoard Board, MailboxOutcome Outcome) Allow(MemberId member, ImmutableArray<string> mailboxes, bool mayRead)
    {
        var changed = mailboxes.Where(mailbox => Readers.Contains(new(mailbox, member)) != mayRead).ToImmutableArray();
        var meant = changed.Select(mailbox => new MailboxReader(mailbox, member));
        return (
            this with { Readers = mayRead ? Readers.AddRange(meant) : Readers.RemoveRange(meant) },
            new() { Changed = changed });
    }
}

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
