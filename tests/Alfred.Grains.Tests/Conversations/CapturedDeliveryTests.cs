using System.Collections.Immutable;
using Alfred.Members;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>A delivery that somebody captured and delivers again when its key is no longer known.</summary>
public sealed class CapturedDeliveryTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_captured_delivery_does_not_run_again_once_its_key_was_purged()
    {
        await using var alfred = await StartAsync();
        alfred.Letters.WrittenAt = alfred.Clock.GetUtcNow() - TimeSpan.FromDays(8) - TimeSpan.FromMinutes(1);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "spend lunch"), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from inbox") == "done");

        Assert.Equal(0, await alfred.CountAsync("expn"));
        Assert.Empty(alfred.Letters.Texts);
        Assert.StartsWith("not run: ", await alfred.QueryAsync<string>("select last_error from inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_the_provider_delivers_late_is_done()
    {
        await using var alfred = await StartAsync();
        alfred.Letters.WrittenAt = alfred.Clock.GetUtcNow() - TimeSpan.FromDays(7);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "spend lunch"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(1, await alfred.CountAsync("expn"));
    }

    [Fact]
    public async Task a_captured_change_of_a_number_gives_nobody_an_identity()
    {
        await using var alfred = await StartAsync(members: [new("Ada", new("letters:ada"))]);
        alfred.Letters.WrittenAt = alfred.Clock.GetUtcNow() - TimeSpan.FromDays(9);
        alfred.Letters.ChangedNumber = new(new("letters:mallory"), new("letters:mallory"), new("letters:mallory"));
        await alfred.Inbox.AcceptAsync(Letters.Written("1", ""), CancellationToken.None);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<string>("select state from inbox") == "done");

        (alfred.Letters.WrittenAt, alfred.Letters.ChangedNumber) = (null, null);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "spend lunch", from: "mallory"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.Equal(0, await alfred.CountAsync("expn"));
    }

    private async Task<TestInstance> StartAsync(params ImmutableArray<MemberSeed> members)
    {
        var alfred = await TestInstance.StartAsync(
            await databases.CreateAsync(), allowUnknownSenders: members.IsEmpty, members: members);
        alfred.Letters.MaxDeliveryAge = TimeSpan.FromDays(8);
        return alfred;
    }
}
