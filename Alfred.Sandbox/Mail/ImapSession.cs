using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.RegularExpressions;

namespace Alfred.Sandbox.Mail;

/// <summary>
/// One connection to the played mailbox: as much of RFC 3501 as reading needs. Whatever would change something is answered with BAD, which
/// nothing that only reads ever sees.
/// </summary>
internal sealed partial class ImapSession(MailboxSettings settings, FakeMailbox mailbox, IDuplexPipe pipe)
{
    private const string Capabilities = "IMAP4rev1 SASL-IR AUTH=XOAUTH2";

    private readonly Stream _output = pipe.Output.AsStream();
    private bool _isSignedIn;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var input = new StreamReader(pipe.Input.AsStream(), Encoding.Latin1);
        await SayAsync($"* OK [CAPABILITY {Capabilities}] the played mailbox", cancellationToken);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var words = line.Split(' ', 3);
            if (words.Length < 2)
            {
                await SayAsync("* BAD what is that", cancellationToken);
                continue;
            }

            var verb = words[1].ToUpperInvariant();
            var rest = words.Length > 2 ? words[2] : "";
            var result = await AnswerAsync(verb, rest, cancellationToken);
            await SayAsync($"{words[0]} {result}", cancellationToken);
            if (verb == "LOGOUT")
                return;
        }
    }

    private async Task<string> AnswerAsync(string verb, string rest, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "CAPABILITY":
                await SayAsync($"* CAPABILITY {Capabilities}", cancellationToken);
                return "OK";
            case "NOOP":
                return "OK";
            case "LOGOUT":
                await SayAsync("* BYE", cancellationToken);
                return "OK";
            case "LOGIN":
                _isSignedIn = rest.Replace("\"", "", StringComparison.Ordinal) == $"{settings.User} {settings.Password}";
                return _isSignedIn ? "OK" : "NO [AUTHENTICATIONFAILED] wrong";
            case "AUTHENTICATE" when rest.StartsWith("XOAUTH2 ", StringComparison.OrdinalIgnoreCase):
                _isSignedIn = settings.AccessToken is { } token && rest["XOAUTH2 ".Length..] == OAuth2(settings.User, token);
                return _isSignedIn ? "OK" : "NO [AUTHENTICATIONFAILED] wrong";
            case "LIST" when _isSignedIn:
                await SayAsync(
                    rest.Contains("INBOX", StringComparison.OrdinalIgnoreCase) || rest.Contains('*', StringComparison.Ordinal)
                        ? "* LIST () \"/\" \"INBOX\"" : "* LIST (\\Noselect) \"/\" \"\"",
                    cancellationToken);
                return "OK";
            case "EXAMINE" when _isSignedIn:
                await SayAsync($"* {mailbox.Messages.Length} EXISTS", cancellationToken);
                await SayAsync("* FLAGS (\\Answered \\Seen)", cancellationToken);
                await SayAsync($"* OK [UIDVALIDITY 1]", cancellationToken);
                await SayAsync($"* OK [UIDNEXT {mailbox.Messages.Length + 1}]", cancellationToken);
                return "OK [READ-ONLY]";
            case "UID" when _isSignedIn && rest.StartsWith("SEARCH ", StringComparison.OrdinalIgnoreCase):
                await SayAsync($"* SEARCH {string.Join(' ', Search(rest).Select(mail => mail.Number))}".TrimEnd(), cancellationToken);
                return "OK";
            case "UID" when _isSignedIn && rest.Split(' ', 3) is [var fetch, var numbers, var items]
                && fetch.Equals("FETCH", StringComparison.OrdinalIgnoreCase):
                foreach (var mail in Of(numbers))
                    await _output.WriteAsync(ImapFetch.Answer(mail, items), cancellationToken);
                return "OK";
            default:
                return "BAD nothing but reading is played here";
        }
    }

    // The initial response of https://developers.google.com/workspace/gmail/imap/xoauth2-protocol.
    private static string OAuth2(string user, string token) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"user={user}\u0001auth=Bearer {token}\u0001\u0001"));

    private IEnumerable<FakeMail> Search(string criteria)
    {
        if (Since().Match(criteria) is { Success: true } since
            && DateOnly.TryParse(since.Groups["day"].ValueSpan, CultureInfo.InvariantCulture, out var day))
            return mailbox.Messages.Where(mail => DateOnly.FromDateTime(mail.ReceivedAt.UtcDateTime) >= day);
        return Uids().Match(criteria) is { Success: true } uids ? Of(uids.Groups["numbers"].Value) : mailbox.Messages;
    }

    private IEnumerable<FakeMail> Of(string numbers)
    {
        var ranges = numbers.Split(',').Select(range => range.Split(':')).Select(range => (From: Number(range[0]), To: Number(range[^1])));
        return mailbox.Messages.Where(mail => ranges.Any(range =>
            mail.Number >= Math.Min(range.From, range.To) && mail.Number <= Math.Max(range.From, range.To)));
    }

    private uint Number(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : (uint)mailbox.Messages.Length;

    private async Task SayAsync(string line, CancellationToken cancellationToken)
    {
        await _output.WriteAsync(Encoding.Latin1.GetBytes($"{line}\r\n"), cancellationToken);
        await _output.FlushAsync(cancellationToken);
    }

    [GeneratedRegex(
        @"\bSINCE (?<day>\d{1,2}-\w{3}-\d{4})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Since();

    [GeneratedRegex(
        @"\bUID (?<numbers>[\d:,*]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Uids();
}
