using Alfred.Channels;
using Alfred.Members;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

public sealed class NumberChangeTests(DatabaseFixture databases)
{
    [Fact]
    public async Task what_was_remembered_follows_although_the_new_number_has_written_before()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).FindAsync(new("letters:ada"), "Ada");
        var (old, known) = (alfred.KeyOf("letters:ada").Value, alfred.KeyOf("letters:ada2").Value);
        await alfred.QueryAsync<object>("""
            insert into conversation (id, address, memory, updated_at)
            values ($1, 'letters:ada', '{"listShown": "groceries"}', now()), ($2, 'letters:ada2', default, now())
            """, old, known);

        alfred.Letters.ChangedNumber = new(new("letters:ada2"), new("letters:ada2"), new("ada2"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", ""), CancellationToken.None);

        await Eventually.IsTrueAsync(
            async () =>
                await alfred.QueryAsync<string>("select memory ->> 'listShown' from conversation where id = $1", known) == "groceries");
    }

    [Fact]
    public async Task nothing_follows_a_stranger_whose_number_was_a_members_once()
    {
        await using var alfred = await TestInstance.StartAsync(databases, allowUnknownSenders: false);
        await alfred.QueryAsync<object>("""
            insert into schedule (conversation, name, channel, address, sender, action, rule, zone, next_due)
            values ($1, 'briefing', 'letters', 'ada', 'letters:ada', 'echo.say', '07:00', 'Europe/Madrid', '2030-01-01')
            """, alfred.KeyOf("letters:ada").Value);

        alfred.Letters.ChangedNumber = new(new("letters:ada2"), new("letters:ada2"), new("ada2"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", ""), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == 1);

        Assert.Equal("ada letters:ada", await alfred.QueryAsync<string>("select address || ' ' || sender from schedule"));
    }

    [Fact]
    public async Task schedules_and_waiting_messages_follow_a_person_to_a_new_number()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "held");
        await alfred.QueryAsync<object>("""
            insert into schedule (conversation, name, channel, address, sender, action, rule, zone, next_due)
            values ((select id from conversation where address = 'letters:ada'), 'briefing', 'letters', 'ada', 'letters:ada', 'echo.say',
                '07:00', 'Europe/Madrid', '2030-01-01')
            """);

        alfred.Letters.ChangedNumber = new(new("letters:ada2"), new("letters:ada2"), new("ada2"));
        await alfred.Inbox.AcceptAsync(Letters.Written("2", ""), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("3", ""), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from inbox where state = 'done'") == 3);
        alfred.Letters.ChangedNumber = null;
        Assert.Equal(
            "letters:ada2",
            await alfred.QueryAsync<string>("select address from conversation where id = $1", alfred.KeyOf("letters:ada2").Value));
        Assert.Equal(
            $"{alfred.KeyOf("letters:ada2").Value} ada2 letters:ada2",
            await alfred.QueryAsync<string>("select conversation || ' ' || address || ' ' || sender from schedule"));

        await alfred.Inbox.AcceptAsync(Letters.Written("4", "say second", from: "ada2"), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 3);
        Assert.Equal(
            ["ada first", "ada2 first", "ada2 second"],
            alfred.Letters.Attempts.Select(message => $"{message.To.Value} {message.Reply.Text}"));
    }
}
