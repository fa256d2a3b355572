using Alfred.Mailboxes;
using Alfred.Skills.Tests.Inbox;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Inbox summaries: what wants something first, conversations and newsletters folded, nothing left out without a word.</summary>
public sealed class InboxSummary
{
    private readonly MailMessages _mail = MailMessages.Of();

    [Fact]
    public async Task It_tells_what_wants_an_answer_what_is_due_and_what_is_about_money()
    {
        Fill(_mail);
        Assert.Equal("""
            team@acme.example, since Sunday, 22 November, 07:00: 8 messages.

            Needs a reply (1):
            • Carla: “Re: Offer”, 23 Nov 03:00 (2 messages)
              “Could you tell me how many seats?”
              https://mail.example/6

            With a deadline (1):
            • Tax Office: “VAT return”, 23 Nov 02:00
              “It is due by 20 December.”
              https://mail.example/5

            About money (1):
            • Globex: “Invoice 118”, 22 Nov 20:00
              https://mail.example/2

            Good to know (1):
            • Bob Stone: “Photos”, 23 Nov 05:00
              https://mail.example/7

            3 newsletters: The Crate (2), Floor
            1 earlier message of these conversations
            8 read = 4 shown + 4 folded.
            """, await _mail.Chat.SayAsync("inbox"));
    }

    [Theory]
    [InlineData("de", "Posteingang", "Wartet auf Antwort (1):", "8 gelesen = 4 gezeigt + 4 zusammengefasst.")]
    [InlineData("es", "correo", "Esperan respuesta (1):", "8 leídos = 4 mostrados + 4 agrupados.")]
    [InlineData("fr", "mails", "Attendent une réponse (1) :", "8 lus = 4 montrés + 4 regroupés.")]
    [InlineData("nl", "inbox", "Wacht op antwoord (1):", "8 gelezen = 4 getoond + 4 samengevoegd.")]
    public async Task It_speaks_the_readers_language(string language, string request, string heading, string sum)
    {
        var mail = MailMessages.Of(language);
        Fill(mail);
        var answer = await mail.Chat.SayAsync(request);
        Assert.Contains(heading, answer, StringComparison.Ordinal);
        Assert.EndsWith(sum, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Können Sie mir bitte Bescheid geben", "Needs a reply")]
    [InlineData("Quedo a la espera de tu respuesta", "Needs a reply")]
    [InlineData("Merci de me confirmer la date", "Needs a reply")]
    [InlineData("Laat het me weten", "Needs a reply")]
    [InlineData("Is that fine with you?", "Needs a reply")]
    [InlineData("Die Frist endet am Montag", "With a deadline")]
    [InlineData("El plazo termina mañana", "With a deadline")]
    [InlineData("Réponse au plus tard lundi", "With a deadline")]
    [InlineData("Uiterlijk maandag", "With a deadline")]
    [InlineData("Anbei die Rechnung", "About money")]
    [InlineData("Adjunto la factura", "About money")]
    [InlineData("Voici le devis", "About money")]
    [InlineData("Bijgaand de offerte", "About money")]
    [InlineData("That makes 12 € then", "About money")]
    [InlineData("The meeting went well", "Good to know")]
    public async Task Mail_is_judged_in_every_language(string text, string heading)
    {
        _mail.Add("About us", text);
        Assert.Contains(heading, await _mail.Chat.SayAsync("inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_answered_written_by_a_program_or_only_quoted_waits_for_no_answer()
    {
        _mail.Add("one", "Can you come?", change: message => message with { IsAnswered = true });
        _mail.Add("two", "Can you come?", change: message => message with { IsAutomatic = true });
        _mail.Add("three", "Can you come?", from: "no-reply@x.example");
        _mail.Add("four", "All good.\n> Can you come?");
        Assert.DoesNotContain("Needs a reply", await _mail.Chat.SayAsync("inbox"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inbox yesterday", "Sunday, 22 November: 1 message.", "yesterday's")]
    [InlineData("inbox since Saturday", "since Saturday, 21 November, 00:00: 2 messages.", "yesterday's")]
    [InlineData("inbox today", "Monday, 23 November: 1 message.", "this morning's")]
    [InlineData("inbox of team", "since Sunday, 22 November, 07:00: 2 messages.", "this morning's")]
    public async Task A_day_or_a_mailbox_can_be_asked_for(string request, string heading, string shown)
    {
        _mail.Add("last week's", hoursAgo: 100);
        _mail.Add("yesterday's", hoursAgo: 20);
        _mail.Add("this morning's", hoursAgo: 1);
        var answer = await _mail.Chat.SayAsync(request);
        Assert.Contains(heading, answer, StringComparison.Ordinal);
        Assert.Contains(shown, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("last week's", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_mailbox_is_one_line() =>
        Assert.Equal("team@acme.example, since Sunday, 22 November, 07:00: no mail.", await _mail.Chat.SayAsync("inbox"));

    [Fact]
    public async Task No_mailbox_at_all_is_told()
    {
        _mail.Mailboxes.Mail.Clear();
        Assert.Equal("No mailbox is set up. An admin adds one to the settings (IMAP_URL).", await _mail.Chat.SayAsync("inbox"));
    }

    [Fact]
    public async Task Of_two_mailboxes_of_a_name_one_is_picked()
    {
        _mail.Add("a", mailbox: "info@one.example");
        _mail.Add("b", mailbox: "info@two.example");
        Assert.Equal("Which mailbox?\n1. info@one.example\n2. info@two.example", await _mail.Chat.SayAsync("inbox of info"));
        Assert.Contains("“b”", await _mail.Chat.SayAsync("2"), StringComparison.Ordinal);
        Assert.StartsWith(
            "I know no mailbox \"sales\". You can ask for ", await _mail.Chat.SayAsync("inbox of sales"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailFault.Unreachable, "team@acme.example cannot be reached at the moment.")]
    [InlineData(MailFault.Refused, "team@acme.example does not accept the sign-in.")]
    [InlineData(MailFault.TimedOut, "team@acme.example did not answer in time.")]
    [InlineData(MailFault.NoFolder, "team@acme.example has no such folder.")]
    [InlineData(MailFault.Untrusted, "The server of team@acme.example cannot prove who it is")]
    public async Task A_server_that_fails_is_a_clear_line_beside_the_others(MailFault fault, string line)
    {
        _mail.Add("still here", mailbox: "info@acme.example");
        _mail.Mailboxes.Faults[MailMessages.Team] = fault;
        var answer = await _mail.Chat.SayAsync("inbox");
        Assert.Contains(line, answer, StringComparison.Ordinal);
        Assert.Contains("still here", answer, StringComparison.Ordinal);
        Assert.EndsWith("No mail is lost. Say \"inbox\" to try again.", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_read_is_counted()
    {
        _mail.Add("one");
        _mail.Mailboxes.Unread = 49_999;
        var answer = await _mail.Chat.SayAsync("inbox");
        Assert.Contains(": 50000 messages.", answer, StringComparison.Ordinal);
        Assert.Contains("49999 older messages were not read: I read the newest 1000 only.", answer, StringComparison.Ordinal);
    }

    private static void Fill(MailMessages mail)
    {
        mail.Add("Offer", "Here it is.", name: "Carla", hoursAgo: 12, change: message => message with { Thread = "<offer>" });
        mail.Add("Invoice 118", "For November.", name: "Globex", hoursAgo: 11);
        mail.Add("7 ideas", name: "The Crate", hoursAgo: 10, change: message => message with { IsBulk = true });
        mail.Add("8 ideas", name: "The Crate", hoursAgo: 9, change: message => message with { IsBulk = true });
        mail.Add(
            "VAT return", "It is due by 20 December.", name: "Tax Office", hoursAgo: 5,
            change: message => message with { IsAutomatic = true });
        mail.Add(
            "Re: Offer", "Thanks. Could you tell me how many seats?", name: "Carla", hoursAgo: 4,
            change: message => message with { Thread = "<offer>" });
        mail.Add("Photos", "In the shared folder.", hoursAgo: 2);
        mail.Add("Pallets", name: "Floor", hoursAgo: 1, change: message => message with { IsBulk = true });
    }
}
