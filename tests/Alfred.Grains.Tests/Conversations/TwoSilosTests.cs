using Alfred.Inbox;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

public sealed class TwoSilosTests(DatabaseFixture databases)
{
    [Fact]
    public async Task messages_that_two_silos_take_in_are_answered_once_each()
    {
        await using var alfred = await TestInstance.StartAsync(databases, silos: 2);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => alfred.ServiceOf<IInbox>(silo: number % 2)
            .AcceptAsync(Letters.Written($"{number}", $"say {number}", from: $"person{number / 2}"), CancellationToken.None)));
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Texts.Count >= 20);

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{number}").Order(), alfred.Letters.Texts.Order());
    }
}
