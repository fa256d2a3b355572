using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Inbox;
using Alfred.Tests.Instances;
using Microsoft.Extensions.Logging.Abstractions;

namespace Alfred.Tests.ChannelState;

public sealed class CustomerServiceWindowTests(DatabaseFixture databases)
{
    [Fact]
    public async Task what_came_late_was_heard_when_it_was_written()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var now = alfred.Clock.GetUtcNow();
        var window = alfred.Service<ICustomerServiceWindow>();
        Assert.Null((await window.FindAsync(alfred.KeyOf("letters:ada"), CancellationToken.None))!.HeardAt);

        await alfred.Inbox.AcceptAsync(OnWhatsApp("late", now.AddHours(-30)), CancellationToken.None);
        Assert.Equal(now.AddHours(-30), (await window.FindAsync(alfred.KeyOf("letters:ada"), CancellationToken.None))!.HeardAt);

        await alfred.Inbox.AcceptAsync(OnWhatsApp("prompt", now.AddSeconds(-2)), CancellationToken.None);
        Assert.Equal(now, (await window.FindAsync(alfred.KeyOf("letters:ada"), CancellationToken.None))!.HeardAt);
    }

    [Fact]
    public async Task a_closed_window_gets_one_template_also_across_restarts_until_the_person_writes()
    {
        var database = await databases.CreateAsync();
        await using (var first = await TestInstance.StartAsync(database))
        {
            var claims = await Task.WhenAll(
                Enumerable.Range(0, 5)
                    .Select(
                        _ =>
                            first.Service<ICustomerServiceWindow>()
                                .TryClaimTemplateAsync(first.KeyOf("letters:ada"), first.Clock.GetUtcNow(), CancellationToken.None)));
            Assert.Equal(1, claims.Count(claim => claim == true));
        }

        await using var second = await TestInstance.StartAsync(database);
        var window = second.Service<ICustomerServiceWindow>();
        Assert.False(await window.TryClaimTemplateAsync(second.KeyOf("letters:ada"), second.Clock.GetUtcNow(), CancellationToken.None));

        second.Clock.Advance(TimeSpan.FromSeconds(1));
        await second.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await second.Letters.WaitForAsync(1);
        Assert.Null((await window.FindAsync(second.KeyOf("letters:ada"), CancellationToken.None))!.ClosedAt);
        Assert.True(await window.TryClaimTemplateAsync(second.KeyOf("letters:ada"), second.Clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task a_template_that_nobody_answered_may_be_sent_again_a_day_later()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var window = alfred.Service<ICustomerServiceWindow>();
        Assert.True(await window.TryClaimTemplateAsync(alfred.KeyOf("letters:ada"), alfred.Clock.GetUtcNow(), CancellationToken.None));
        alfred.Clock.Advance(TimeSpan.FromHours(23));
        Assert.False(await window.TryClaimTemplateAsync(alfred.KeyOf("letters:ada"), alfred.Clock.GetUtcNow(), CancellationToken.None));
        alfred.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await window.TryClaimTemplateAsync(alfred.KeyOf("letters:ada"), alfred.Clock.GetUtcNow(), CancellationToken.None));
        Assert.False(await window.TryClaimTemplateAsync(alfred.KeyOf("letters:ada"), alfred.Clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task a_template_that_did_not_leave_is_released_and_the_window_stays_closed()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var window = alfred.Service<ICustomerServiceWindow>();
        await window.NoteClosedAsync(alfred.KeyOf("letters:ada"), alfred.Clock.GetUtcNow(), CancellationToken.None);
        Assert.True(await window.TryClaimTemplateAsync(alfred.KeyOf("letters:ada"), alfred.Clock.GetUtcNow(), CancellationToken.None));
        await window.ReleaseTemplateAsync(alfred.KeyOf("letters:ada"), CancellationToken.None);
        Assert.NotNull((await window.FindAsync(alfred.KeyOf("letters:ada"), CancellationToken.None))!.ClosedAt);
        Assert.True(await window.TryClaimTemplateAsync(alfred.KeyOf("letters:ada"), alfred.Clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task who_wrote_while_the_refusal_was_under_way_has_opened_the_window()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var window = alfred.Service<ICustomerServiceWindow>();
        var since = alfred.Clock.GetUtcNow();
        alfred.Clock.Advance(TimeSpan.FromSeconds(1));
        await alfred.Inbox.AcceptAsync(OnWhatsApp("meanwhile", alfred.Clock.GetUtcNow()), CancellationToken.None);
        alfred.Clock.Advance(TimeSpan.FromSeconds(1));

        await window.NoteClosedAsync(alfred.KeyOf("letters:ada"), since, CancellationToken.None);
        await window.TryClaimTemplateAsync(alfred.KeyOf("letters:ada"), since, CancellationToken.None);

        var news = (await window.FindAsync(alfred.KeyOf("letters:ada"), CancellationToken.None))!;
        Assert.NotNull(news.HeardAt);
        // Completing the message, which may happen meanwhile or later, forgets the refusal.
        Assert.False(news.ClosedAt >= news.HeardAt);
    }

    [Fact]
    public async Task a_message_that_came_a_day_late_answers_as_heard_then_and_releases_nothing()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        alfred.Letters.Next(new SendResult.Held("nobody is in"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say first"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from outbox") == "held");

        var written = alfred.Clock.GetUtcNow().AddHours(-26);
        alfred.Letters.WrittenAt = written;
        await alfred.Inbox.AcceptAsync(Late(Letters.Written("2", "say second"), written), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["first", "second"], alfred.Letters.Texts);
        Assert.Equal(written, alfred.Letters.Attempts[1].HeardAt);
    }

    [Fact]
    public async Task a_database_that_is_away_is_no_news()
    {
        await using var database = Npgsql.NpgsqlDataSource.Create("Host=127.0.0.1;Port=9;Timeout=1");
        var window = new Alfred.ChannelState.CustomerServiceWindow(
            database, TimeProvider.System, NullLogger<Alfred.ChannelState.CustomerServiceWindow>.Instance);
        Assert.Null(await window.FindAsync(new("letters:ada"), CancellationToken.None));
        Assert.Null(await window.TryClaimTemplateAsync(new("letters:ada"), DateTimeOffset.UnixEpoch, CancellationToken.None));
    }

    private static Delivery OnWhatsApp(string id, DateTimeOffset written) =>
        Late(Letters.Written(id, "hello") with { Channel = ChannelName.WhatsApp }, written);

    private static Delivery Late(Delivery delivery, DateTimeOffset written) =>
        delivery with { Items = [delivery.Items[0] with { WrittenAt = written }] };
}
