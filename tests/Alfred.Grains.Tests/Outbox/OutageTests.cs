using System.Collections.Concurrent;
using Alfred.Channels;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Outbox;

public sealed class OutageTests(DatabaseFixture databases)
{
    private const int People = 6;
    private const int Messages = 3;

    // Far more than an hour's back-off allows for.
    private const int MaxAttempts = 1_000;

    private static readonly TimeSpan Outage = TimeSpan.FromHours(1);

    [Fact]
    public async Task what_was_said_during_an_hour_without_the_channel_goes_out_in_order_afterwards()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var back = alfred.Clock.GetUtcNow() + Outage;
        var sent = new ConcurrentQueue<OutboundMessage>();
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
            alfred.Letters.Next(message => Task.FromResult(Send(message)));
        for (var message = 0; message < Messages; message++)
        {
            for (var person = 0; person < People; person++)
                await alfred.Inbox.AcceptAsync(
                    Letters.Written($"{person}-{message}", $"say {message}", from: $"person{person}"), CancellationToken.None);
        }

        await alfred.Letters.WaitForAsync(People);

        await Eventually.IsTrueAsync(async () =>
        {
            alfred.Clock.Advance(TimeSpan.FromSeconds(5));
            return await alfred.QueryAsync<long>("select count(*) from outbox where state = 'sent'") == People * Messages;
        });

        Assert.Equal(0L, await alfred.QueryAsync<long>("select count(*) from outbox where state <> 'sent' or uncertain_tries > 0"));
        Assert.Equal(People * Messages, sent.Count);
        Assert.All(
            sent.GroupBy(message => message.To), person => Assert.Equal(["0", "1", "2"], person.Select(message => message.Reply.Text)));
        // It was tried during the outage, and not without end.
        Assert.InRange(alfred.Letters.AttemptedAt.Count(at => at < back), People * 5, People * 60);

        SendResult Send(OutboundMessage message)
        {
            if (alfred.Clock.GetUtcNow() < back)
                return new SendResult.Later("out of order");
            sent.Enqueue(message);
            return new SendResult.Sent($"letter-{message.Id}");
        }
    }
}
