using System.Text.Json;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Biz;

/// <summary>
/// A working day of a team over Slack's wire: events, commands, buttons, a modal, the Home tab, a file; with the sandbox's CRM over HTTP.
/// </summary>
[Trait("Category", "BizOnly")]
public sealed class TeamDayTests(SharedPostgres postgres)
{
    private const string Channel = "C0TEAM";
    private static readonly byte[] Receipt = "%PDF-1.7 a receipt"u8.ToArray();

    [Fact]
    public async Task a_team_day_leaves_exactly_these_messages_and_rows()
    {
        await using var biz = await BizInstance.PrepareAsync(
            await postgres.CreateDatabaseAsync(), ("MEMBERS", "Ada=U0ADA,Bob=U0BOB,Cleo=U0CLEO"));
        await biz.StartAsync();
        biz.Slack.Downloads["taxi.pdf"] = Receipt;
        var (ada, bob, cleo) = (new SlackPerson(biz, "U0ADA"), new SlackPerson(biz, "U0BOB"), new SlackPerson(biz, "U0CLEO"));

        // Expenses: a command, a form, one with a receipt, one that is over the limit.
        Assert.Equal("Expenses over €500.00 need an approval.", (await ada.WriteAsync("expenses over 500 need approval")).Text);
        Assert.Equal("Logged €12.50 · lunch", (await bob.CommandAsync("expense 12.50 lunch"))![..21]);
        var form = await cleo.WriteAsync("expense");
        var filled = await cleo.FillInAsync(form, "Log an expense", ("amount", "18.20"));
        Assert.StartsWith("Logged €18.20", filled.Text, StringComparison.Ordinal);
        Assert.StartsWith("Logged €31.00 · taxi", (await cleo.WriteAsync("expense 31 taxi")).Text, StringComparison.Ordinal);
        var kept = await cleo.WriteAsync("receipt for the last expense", "taxi.pdf");
        Assert.StartsWith("Kept the receipt for €31.00 · taxi", kept.Text, StringComparison.Ordinal);
        var waits = await bob.MentionAsync(Channel, "expense 600 laptop");
        Assert.Contains("waits for Ada to approve it", waits.Text, StringComparison.Ordinal);
        await ada.ReceivesAsync("Please approve or reject");

        // The admin sees it in the Home tab and approves it there: once.
        var home = await ada.OpenHomeAsync();
        Assert.Contains("€600.00 · laptop", TextOf(home), StringComparison.Ordinal);
        var (approved, after) = await ada.PickAtHomeAsync(home, "Approve");
        Assert.Equal("Approved: €600.00 · laptop · Equipment (Bob)", approved.Text);
        Assert.Contains("Nothing waits for your approval.", TextOf(after), StringComparison.Ordinal);

        // The CRM: a question with two answers, a change that is shown, left alone by others, approved, made once.
        var which = await cleo.WriteAsync("open deals with Acme");
        Assert.Equal("Which company do you mean?", which.Text);
        Assert.StartsWith("2 deals, €32,000.00 in all.", (await cleo.PickAsync(which, "Acme Ltd")).Text, StringComparison.Ordinal);
        var change = await ada.MentionAsync(Channel, "set the amount of Website relaunch to 25k");
        Assert.Equal("Website relaunch: amount €20,000.00 → €25,000.00 (HubSpot)\nShall I do it?", change.Text);
        Assert.StartsWith("That was asked of somebody else", (await bob.PickAsync(change, "Yes, do it")).Text, StringComparison.Ordinal);
        var done = await ada.PickAsync(change, "Yes, do it");
        Assert.StartsWith("Done: Website relaunch is at €25,000.00 now (HubSpot).", done.Text, StringComparison.Ordinal);
        Assert.StartsWith("That was answered already", (await ada.PickAsync(change, "Yes, do it")).Text, StringComparison.Ordinal);
        var again = await cleo.WriteAsync("open deals with \"Acme Ltd\"");
        Assert.StartsWith("2 deals, €37,000.00 in all.", again.Text, StringComparison.Ordinal);

        // What is private stays so, and the day adds up.
        Assert.StartsWith("Only an admin can do that.", await bob.CommandAsync("expenses of Cleo"), StringComparison.Ordinal);
        Assert.Contains("€661.70", (await ada.WriteAsync("totals for everybody")).Text, StringComparison.Ordinal);

        Assert.Equal(
            "Bob 12.500 EUR lunch|Cleo 18.200 EUR |Cleo 31.000 EUR taxi|Bob 600.000 EUR laptop",
            await biz.AskAsync<string>(
                "select string_agg(member || ' ' || amount || ' ' || currency || ' ' || coalesce(note, ''), '|' order by id) from expn"));
        Assert.Equal(1L, await biz.AskAsync<long>("select count(*) from outside_write where result is not null"));
        Assert.Equal(1L, await biz.AskAsync<long>("select count(*) from expn_receipt"));
        await Eventually.EqualsAsync(0L, () => biz.AskAsync<long>("""
            select (select count(*) from inbox where state <> 'done') + (select count(*) from outbox where state <> 'sent')
            """));
        Assert.Equal(0L, await biz.AskAsync<long>("select count(*) from inbox where attempts > 0"));
    }

    private static string TextOf(JsonElement view) => string.Join('\n', view.GetProperty("blocks").EnumerateArray()
        .Where(block => block.TryGetProperty("text", out _)).Select(block => block.GetProperty("text").GetProperty("text").GetString()));
}
