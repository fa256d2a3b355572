namespace Alfred.Mailboxes;

/// <summary>Keeps who may read which mailbox and how far digests have told; reads the mail itself anew each time and keeps none.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain. A server that is slow holds up nobody else.
[GrainType("mailboxes")]
public sealed class MailboxGrain(
    [PersistentState("mailboxes")] IPersistentState<Applied<MailboxBoard, MailboxOutcome>> row,
    ISettledCommands settled,
    IMailReader mail,
    TimeProvider clock) : CommandGrain<MailboxBoard, MailboxOutcome>(row, settled), IMailboxGrain
{
    // Whoever waits for this grain gives up after 30 s.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    public async Task<ImmutableArray<string>> MailboxesAsync(Member member) => Readable(await ReadAsync(), member, mailbox: null);

    public Task<bool> IsSetUpAsync() => Task.FromResult(!mail.Mailboxes.IsEmpty);

    public async Task<ImmutableArray<MailResult>> ReadAsync(
        Member member, string? mailbox, DateTimeOffset since, DateTimeOffset? until) =>
        await ReadAsync(Readable(await ReadAsync(), member, mailbox)
            .Select(name => new MailWindow { Mailbox = name, Since = since, Until = until }));

    public async Task<ImmutableArray<MailResult>> DigestAsync(
        Command command, Member member, string digest, string? mailbox, DateTimeOffset since)
    {
        var board = await ReadAsync();
        var readings = await ReadAsync(Readable(board, member, mailbox).Select(name => board.Next(digest, name, since)));
        var outcome = await ApplyOnceAsync(command, current => current.Tell(command, digest, since, readings));
        // A repetition, or another digest came first: what was decided then counts.
        return outcome.Windows.Select(window => window.After).SequenceEqual(readings.Select(reading => reading.Window.After))
            && outcome.Windows.Select(window => window.UpTo ?? 0).SequenceEqual(readings.Select(reading => reading.Last))
            ? readings
            : await ReadAsync(outcome.Windows);
    }

    public Task<MailboxOutcome> AllowAsync(Command command, MemberId member, string? mailbox, bool mayRead) =>
        ApplyOnceAsync(command, board => board.Allow(
            member, [.. mail.Mailboxes.Where(name => mailbox is null || name == mailbox)], mayRead));

    public async Task<ImmutableArray<MailboxReader>> ReadersAsync() => (await ReadAsync()).Readers;

    private ImmutableArray<string> Readable(MailboxBoard board, Member member, string? mailbox) =>
        [.. mail.Mailboxes.Where(name => (mailbox is null || name == mailbox) && board.MayRead(member, name))];

    private async Task<ImmutableArray<MailResult>> ReadAsync(IEnumerable<MailWindow> windows)
    {
        using var limit = new CancellationTokenSource(TimeLimit, clock);
        return [.. await Task.WhenAll(windows.Select(window => mail.ReadAsync(window, limit.Token)))];
    }
}
