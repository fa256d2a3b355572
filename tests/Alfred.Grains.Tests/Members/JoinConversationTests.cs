using Alfred.Commands;
using Alfred.Members;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Members;

/// <summary>Strangers, codes and people who left, on the whole way of a message.</summary>
public sealed class JoinConversationTests(DatabaseFixture databases)
{
    [Fact]
    public async Task a_stranger_joins_by_a_code_and_is_served_from_then_on()
    {
        await using var alfred = await TestInstance.StartAsync(databases, allowUnknownSenders: false);
        await Membership(alfred).InviteAsync(Command(alfred, 1_000_000), "Cleo", MemberRole.Adult, "2A3B-4C5D");

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "join 2a3b 4c5d"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);

        Assert.Equal(["Welcome, Cleo! I'm Alfred. Say \"help\" to see what I can do.", "hello"], alfred.Letters.Texts);
    }

    [Fact]
    public async Task a_code_in_a_group_lets_nobody_in()
    {
        await using var alfred = await TestInstance.StartAsync(databases, allowUnknownSenders: false);
        await Membership(alfred).InviteAsync(Command(alfred, 1_000_000), "Cleo", MemberRole.Adult, "2A3B-4C5D");

        await alfred.Inbox.AcceptAsync(Letters.Written("1", "join 2A3B-4C5D", chat: "family"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);

        Assert.StartsWith("Hello! I'm Alfred and I only talk with people I know", alfred.Letters.Texts[0], StringComparison.Ordinal);
        Assert.Empty(await alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).NamesAsync());
    }

    [Fact]
    public async Task what_was_due_for_somebody_who_left_says_nothing_and_their_schedules_end()
    {
        await using var alfred = await TestInstance.StartAsync(databases, allowUnknownSenders: false);
        await Membership(alfred).InviteAsync(Command(alfred, 1_000_001), "Bob", MemberRole.Admin, "9Z8Y-7X6W");
        await Membership(alfred).JoinAsync(Command(alfred, 1_000_002), new("letters:bob"), "9Z8Y-7X6W");
        await Membership(alfred).InviteAsync(Command(alfred, 1_000_003), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "join 2A3B-4C5D"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "later something"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        Assert.Equal(1, await alfred.CountAsync("schedule"));

        await Membership(alfred).RemoveAsync(Command(alfred, 1_000_004), "Cleo");

        Assert.Equal(0, await alfred.CountAsync("schedule"));
        await alfred.Inbox.AcceptAsync(Letters.Written("3", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(3);
        Assert.StartsWith("Hello! I'm Alfred and I only talk with people I know", alfred.Letters.Texts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_a_forgotten_person_wrote_is_deleted_and_others_keep_theirs()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "remember plugh"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "remember xyzzy", from: "bob"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("3", "add xyzzy", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(3);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from outbox where state = 'sent'") == 3);
        var directory = alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        var bob = (await directory.MembersAsync()).Single(member => member.Name == "bob");

        await Membership(alfred).ForgetAsync(Command(alfred, 1_000_000), bob.Id);
        Assert.Equal(0, await directory.EraseAsync());

        Assert.Equal(0, await alfred.QueryAsync<long>("""
            select (select count(*) from inbox_body where position('xyzzy' in encode(body, 'escape')) > 0)
                + (select count(*) from outbox where reply::text like '%xyzzy%' or address = 'bob')
                + (select count(*) from conversation where memory::text like '%xyzzy%')
                + (select count(*) from journal where member = 'bob' or summary like '%xyzzy%')
            """));
        Assert.Equal(1, await alfred.QueryAsync<long>("select count(*) from conversation where memory::text like '%plugh%'"));
        Assert.Equal(
            1, await alfred.QueryAsync<long>("select count(*) from inbox_body where position('plugh' in encode(body, 'escape')) > 0"));
    }

    [Fact]
    public async Task whoever_is_forgotten_leaves_nothing_behind_under_a_number_or_a_name_that_they_had_before()
    {
        await using var alfred = await TestInstance.StartAsync(databases, allowUnknownSenders: false);
        await Membership(alfred).InviteAsync(Command(alfred, 1_000_000), "Ada", MemberRole.Admin, "9Z9Z-9Z9Z");
        await Membership(alfred).JoinAsync(Command(alfred, 1_000_001), new("letters:ada"), "9Z9Z-9Z9Z");
        await Membership(alfred).InviteAsync(Command(alfred, 1_000_002), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        await Membership(alfred).JoinAsync(Command(alfred, 1_000_003), new("letters:cleo"), "2A3B-4C5D");
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "remember xyzzy", from: "cleo"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "add xyzzy", from: "cleo", chat: "all"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        var directory = alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
        await directory.LearnAsync(new("letters:cleo"), new("letters:cleo2"), isMove: true);
        await Membership(alfred).RenameAsync(Command(alfred, 1_000_004), "Cleo", "Cleopatra");
        var cleo = (await directory.MembersAsync()).Single(member => member.Name == "Cleopatra");
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from outbox where is_open") == 0);

        await Membership(alfred).ForgetAsync(Command(alfred, 1_000_005), cleo.Id);
        Assert.Equal(0, await directory.EraseAsync());

        Assert.Equal(0, await alfred.QueryAsync<long>("""
            select (select count(*) from inbox_body b join inbox i on i.body_id = b.id
                    where i.conversation = $1 and position('xyzzy' in encode(body, 'escape')) > 0)
                + (select count(*) from journal where member = 'Cleo' or details is not null)
            """, alfred.KeyOf("letters:cleo").Value));
    }

    private static Command Command(TestInstance alfred, long message) => new(new(message, 0), "ada", alfred.Clock.GetUtcNow());

    private static IMembershipGrain Membership(TestInstance alfred) => alfred.Grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key);
}
