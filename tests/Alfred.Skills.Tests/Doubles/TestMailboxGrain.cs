using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Mailboxes;
using Alfred.Members;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestMailboxGrain : TestCommandGrain, IMailboxGrain
{
    /// <summary>What each mailbox holds, oldest first.</summary>
    public Dictionary<string, List<MailMessage>> Mail { get; } = [];

    /// <summary>Why a mailbox cannot be read.</summary>
    public Dictionary<string, MailFault> Faults { get; } = [];

    /// <summary>How many messages there are beyond those in <see cref="Mail"/>.</summary>
    public int Unread { get; set; }

    public MailboxBoard Board { get; private set; } = new();

    public Task<ImmutableArray<string>> MailboxesAsync(Member member) => Task.FromResult(Readable(member, mailbox: null));

    public Task<bool> IsSetUpAsync() => Task.FromResult(Mail.Count > 0);

    public Task<ImmutableArray<MailReading>> ReadAsync(Member member, string? mailbox, DateTimeOffset since, DateTimeOffset? until) =>
        Task.FromResult<ImmutableArray<MailReading>>(
        [
            .. Readable(member, mailbox).Select(name => Read(new() { Mailbox = name, Since = since, Until = until })),
        ]);

    public async Task<ImmutableArray<MailReading>> DigestAsync(
        Command command, Member member, string digest, string? mailbox, DateTimeOffset since)
    {
        var readings = Readable(member, mailbox).Select(name => Read(Board.Next(digest, name, since))).ToImmutableArray();
        var outcome = await OnceAsync(command, () =>
        {
            (Board, var outcome) = Board.Tell(command, digest, since, readings);
            return outcome;
        });
        return [.. outcome.Windows.Select(Read)];
    }

    public Task<MailboxOutcome> AllowAsync(Command command, MemberId member, string? mailbox, bool mayRead) => OnceAsync(command, () =>
    {
        (Board, var outcome) = Board.Allow(member, [.. Mail.Keys.Where(name => mailbox is null || name == mailbox)], mayRead);
        return outcome;
    });

    public Task<ImmutableArray<MailboxReader>> ReadersAsync() => Task.FromResult(Board.Readers);

    private ImmutableArray<string> Readable(Member member, string? mailbox) =>
        [.. Mail.Keys.Where(name => (mailbox is null || name == mailbox) && Board.MayRead(member, name))];

    private MailReading Read(MailWindow window)
    {
        if (Faults.TryGetValue(window.Mailbox, out var fault))
            return new() { Window = window, Fault = fault };
        var mail = Mail[window.Mailbox];
        var messages = mail.Where(message => window.After is { } after
            ? message.Number > after
            : message.ReceivedAt >= window.Since && !(message.ReceivedAt >= window.Until));
        var read = messages.Where(message => !(message.Number > window.UpTo)).Reverse().ToImmutableArray();
        return new()
        {
            Window = window, Messages = read, Total = read.Length + Unread, Validity = 1,
            Last = mail.Count == 0 ? 0 : mail.Max(message => message.Number),
        };
    }
}
