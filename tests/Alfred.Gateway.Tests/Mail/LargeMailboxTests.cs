namespace Alfred.Gateway.Tests.Mail;

/// <summary>A mailbox that nobody ever tidied.</summary>
public sealed class LargeMailboxTests
{
    private const int Messages = 50_000;
    private const int OfTheLastDay = 200;
    private const long MaxGrowth = 30_000_000;

    [Fact]
    [Trait("Category", "Full")]
    public async Task fifty_thousand_messages_are_read_in_bounded_memory()
    {
        await using var server = await MailServer.StartAsync();
        for (var number = 1; number <= Messages; number++)
        {
            var age = number <= Messages - OfTheLastDay
                ? TimeSpan.FromHours(30 + Messages - number) : TimeSpan.FromMinutes(Messages - number + 1);
            server.Dovecot.Deliver(ImapReadingTests.Mail(number), MailServer.Now - age);
        }

        var watch = TimeProvider.System.GetTimestamp();
        Assert.Equal(OfTheLastDay, (await server.ReadAsync()).Total);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"first reading, which makes Dovecot's index: {TimeProvider.System.GetElapsedTime(watch)}");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        watch = TimeProvider.System.GetTimestamp();
        var reading = await server.ReadAsync();
        var (time, grown) = (TimeProvider.System.GetElapsedTime(watch), GC.GetTotalMemory(forceFullCollection: false) - before);
        TestContext.Current.TestOutputHelper?.WriteLine($"second reading: {time}, {grown / 1_000} kB before any collection");
        Assert.Equal((OfTheLastDay, OfTheLastDay), (reading.Total, reading.Messages.Length));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MaxGrowth);
        Assert.Equal(Messages, (await server.ReadAsync(TimeSpan.FromDays(10_000))).Total);
    }
}
