using System.Collections.Concurrent;
using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Mailboxes;
using Alfred.Members;
using Alfred.Tests.Commands;

namespace Alfred.Tests.Mailboxes;

public sealed class MailboxGrainTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Member Ada = new()
    {
        Id = new(MemberId.Prefix + new string('a', 32)), Name = "Ada", Role = MemberRole.Admin,
    };

    [Fact]
    public async Task a_digest_tells_what_is_new_and_a_repetition_the_same_again()
    {
        var mail = new ScriptedMail { Last = 3 };
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, mail: mail))
        {
            await DigestAsync(silo, 1);
            mail.Last = 5;
            await DigestAsync(silo, 2);
        }

        await using var restarted = await GrainSilo.StartAsync(rows, mail: mail);
        restarted.Unsettled = [new(2, 0)];
        mail.Last = 9;
        mail.Windows.Clear();
        await DigestAsync(restarted, 2);
        var again = mail.Windows.Last();
        Assert.Equal((3L, 5L), (again.After!.Value, again.UpTo!.Value));
        await DigestAsync(restarted, 3);
        Assert.Equal(5, mail.Windows.Last().After);
    }

    [Fact]
    public async Task nothing_of_the_mail_is_stored()
    {
        var rows = new RowStorage();
        await using var silo = await GrainSilo.StartAsync(rows, mail: new ScriptedMail { Last = 3 });
        await DigestAsync(silo, 1);
        Assert.Equal(1, rows.Writes);
        await Mailboxes(silo).ReadAsync(Ada, null, Noon, null);
        Assert.Equal(1, rows.Writes);
    }

    [Fact]
    public async Task who_may_read_nothing_causes_no_reading()
    {
        var mail = new ScriptedMail();
        await using var silo = await GrainSilo.StartAsync(mail: mail);
        var bob = Ada with { Role = MemberRole.Adult };
        Assert.Empty(await Mailboxes(silo).ReadAsync(bob, null, Noon, null));
        Assert.Empty(await Mailboxes(silo).DigestAsync(Command(1), bob, "d", "team@acme.example", Noon));
        Assert.Empty(mail.Windows);
        await Mailboxes(silo).AllowAsync(Command(2), bob.Id, null, mayRead: true);
        Assert.Single(await Mailboxes(silo).ReadAsync(bob, null, Noon, null));
    }

    private static IMailboxGrain Mailboxes(GrainSilo silo) => silo.Grains.GetGrain<IMailboxGrain>(IMailboxGrain.DefaultKey);

    private static Task<ImmutableArray<MailResult>> DigestAsync(GrainSilo silo, long message) =>
        Mailboxes(silo).DigestAsync(Command(message), Ada, "d", null, Noon.AddDays(-1));

    private static Command Command(long message) => new(new(message, 0), "Ada", Noon);

    private sealed class ScriptedMail : IMailReader
    {
        public ConcurrentQueue<MailWindow> Windows { get; } = new();

        public long Last { get; set; }

        public ImmutableArray<string> Mailboxes => ["team@acme.example"];

        public Task<MailResult> ReadAsync(MailWindow window, CancellationToken cancellationToken)
        {
            Windows.Enqueue(window);
            return Task.FromResult(new MailResult { Window = window, Validity = 1, Last = window.UpTo ?? Last });
        }
    }
}
