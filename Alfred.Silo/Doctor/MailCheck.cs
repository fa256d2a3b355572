using Alfred.Mailboxes;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.Doctor;

/// <summary>Whether each mailbox can be opened. Reads no message. Finds nothing where no mailbox is set up.</summary>
internal static class MailCheck
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    public static async Task<ImmutableArray<Finding>> RunAsync(
        AlfredSettings settings, IMailReader mail, TimeProvider clock, CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var mailbox in settings.Mailboxes)
        {
            if (mailbox.IsSandbox)
            {
                findings.Add(new("mail", true, "sandbox: a made-up mailbox on this machine (IMAP_URL is not set)"));
                continue;
            }

            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeLimit);
            // Nothing comes in after tomorrow: the folder is opened, and that is all.
            var window = new MailWindow { Mailbox = mailbox.Name, Since = clock.GetUtcNow().AddDays(3) };
            findings.Add((await mail.ReadAsync(window, limit.Token)).Fault is { } fault
                ? new("mail", false, $"{mailbox.Host}: {FixOf(fault)}")
                : new("mail", true, $"{mailbox.Host}: the folder can be read"));
        }

        return findings.ToImmutable();
    }

    private static string FixOf(MailFault fault) => fault switch
    {
        MailFault.Refused => "the sign-in is refused. Check user and password in IMAP_URL; with two-step sign-in make an app password. "
            + "A Google app in \"Testing\" loses its refresh token after 7 days: publish it.",
        MailFault.NoFolder => "the folder does not exist. Check what stands behind the host in IMAP_URL.",
        MailFault.Untrusted => "the server's certificate is not valid for this name. Check the host in IMAP_URL, and the certificate.",
        MailFault.TimedOut => "no answer in time. Check host and port in IMAP_URL, and the network.",
        _ => "cannot be reached. Check host and port in IMAP_URL, and the network.",
    };
}
