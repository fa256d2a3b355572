using Alfred.Members;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>What an action needs is asked for in one place, whatever way the action is reached.</summary>
public sealed class RightsTests(DatabaseFixture databases)
{
    private const string Refused = "Only an admin can do that, so I did nothing. Ask ada.";

    [Fact]
    public async Task cannot_do_what_needs_an_admin_when_one_is_none()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        // Who comes first looks after an instance that names nobody.
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "rule mice"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "rule cats", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        Assert.Equal(["ruled mice", Refused], alfred.Letters.Texts);
    }

    [Fact]
    public async Task is_not_asked_for_values_of_what_one_may_not_do()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "rule", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        Assert.Equal(Refused, alfred.Letters.Texts[1]);
    }

    [Fact]
    public async Task a_second_command_of_a_message_is_that_of_the_same_person_whatever_the_first_made_of_their_name()
    {
        await using var alfred = await TestInstance.StartAsync(
            databases, members: [new("Anna", new("letters:ada")), new("Anna Maria", new("letters:bob"))]);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "name me Foo\nname me Bar"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        Assert.Equal("Anna is Foo\nFoo is Bar", alfred.Letters.Texts[0]);
        Assert.Equal(
            ["Bar", "Anna Maria"],
            (await alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync()).Select(static member => member.Name));
    }

    [Fact]
    public async Task what_one_may_do_is_done_although_the_rest_of_the_message_is_refused()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "add milk\nrule cats", from: "bob"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        Assert.Equal($"added, 1 open\n{Refused}", alfred.Letters.Texts[1]);
    }
}
