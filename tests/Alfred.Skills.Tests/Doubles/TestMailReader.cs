using System.Collections.Immutable;
using Alfred.Mailboxes;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>Mailboxes that hold what a test puts into them.</summary>
public sealed class TestMailReader : IMailReader
{
    /// <summary>What each mailbox holds, oldest first.</summary>
    public Dictionary<string, List<MailMessage>> Mail { get; } = [];

    /// <summary>Why a mailbox cannot be read.</summary>
    public Dictionary<string, MailFault> Faults { get; } = [];

    /// <summary>How many messages there are beyond those in <see cref="Mail"/>.</summary>
    public int Unread { get; set; }

    public ImmutableArray<string> Mailboxes => [.. Mail.Keys];

    public Task<MailResult> ReadAsync(MailWindow window, CancellationToken cancellationToken) => Task.FromResult(Read(window));

    private MailResult Read(MailWindow window)
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
