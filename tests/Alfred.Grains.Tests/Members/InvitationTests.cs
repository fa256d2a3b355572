using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Members;
using Alfred.Tests.Commands;

namespace Alfred.Tests.Members;

public sealed class InvitationTests
{
    private static readonly ImmutableArray<MemberSeed> Seeds = [new("Ada", new("wa:34600111222"))];
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task who_sends_the_code_from_their_own_phone_is_a_member_also_after_a_restart()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, Seeds))
        {
            await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Child, "2A3B-4C5D");
            var joined = await Membership(silo).JoinAsync(Command(2), new("wa:5215512345678"), "2A3B-4C5D");
            Assert.Equal((MemberResult.Done, "Cleo", MemberRole.Child), (joined.Result, joined.Member!.Name, joined.Member.Role));
        }

        await using var restarted = await GrainSilo.StartAsync(rows, Seeds);
        Assert.Equal("Cleo", (await Directory(restarted).FindAsync(new("wa:525512345678"), null))?.Name);
        Assert.Equal(["Ada", "Cleo"], await Directory(restarted).NamesAsync());
    }

    [Fact]
    public async Task a_code_lets_in_once_and_a_repetition_says_the_same()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        silo.Unsettled = [new(1, 0), new(2, 0), new(3, 0)];
        await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        await Membership(silo).JoinAsync(Command(2), new("wa:1"), "2A3B-4C5D");
        Assert.Equal(MemberResult.Done, (await Membership(silo).JoinAsync(Command(2), new("wa:1"), "2A3B-4C5D")).Result);
        Assert.Equal(MemberResult.WrongCode, (await Membership(silo).JoinAsync(Command(3), new("wa:2"), "2A3B-4C5D")).Result);
        Assert.Null(await Directory(silo).FindAsync(new("wa:2"), null));
    }

    [Fact]
    public async Task a_repeated_invitation_has_the_code_of_the_first()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        silo.Unsettled = [new(1, 0)];
        await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        var again = await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Adult, "9Z9Z-9Z9Z");
        Assert.Equal("2A3B-4C5D", again.Invitation!.Code);
    }

    [Fact]
    public async Task a_code_ends_after_48_hours()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        var late = Command(2) with { At = Now.AddHours(48) };
        Assert.Equal(MemberResult.WrongCode, (await Membership(silo).JoinAsync(late, new("wa:1"), "2A3B-4C5D")).Result);
    }

    [Fact]
    public async Task cannot_try_more_than_five_wrong_codes_a_day()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        for (var message = 2; message < 7; message++)
            Assert.Equal(MemberResult.WrongCode, (await Membership(silo).JoinAsync(Command(message), new("wa:1"), "9Z9Z-9Z9Z")).Result);
        Assert.Equal(MemberResult.TooManyTries, (await Membership(silo).JoinAsync(Command(7), new("wa:1"), "2A3B-4C5D")).Result);
        var tomorrow = Command(8) with { At = Now.AddHours(25) };
        Assert.Equal(MemberResult.Done, (await Membership(silo).JoinAsync(tomorrow, new("wa:1"), "2A3B-4C5D")).Result);
    }

    [Fact]
    public async Task an_invitation_for_a_member_adds_a_phone()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        var known = await Directory(silo).FindAsync(new("wa:34600111222"), null);
        await Membership(silo).InviteAsync(Command(1), "ada", MemberRole.Guest, "2A3B-4C5D", known!.Id);
        await Membership(silo).JoinAsync(Command(2), new("wa:9"), "2A3B-4C5D");
        var ada = await Directory(silo).FindAsync(new("wa:9"), null);
        Assert.Equal(("Ada", MemberRole.Admin), (ada!.Name, ada.Role));
        Assert.Equal(ada.Id, (await Directory(silo).FindAsync(new("wa:34600111222"), null))!.Id);
    }

    [Fact]
    public async Task an_admin_cannot_add_a_phone_of_somebody_else()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        await Membership(silo).JoinAsync(Command(2), new("wa:1"), "2A3B-4C5D");
        var ada = await Directory(silo).FindAsync(new("wa:34600111222"), null);
        var asked = await Membership(silo).InviteAsync(Command(3), "cleo", MemberRole.Adult, "9Z9Z-9Z9Z", ada!.Id);
        Assert.Equal((MemberResult.NotTheirs, null), (asked.Result, asked.Invitation));
    }

    [Fact]
    public async Task a_role_is_given_and_a_membership_ended_by_the_whole_name()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await Membership(silo).InviteAsync(Command(1), "Dan Smith", MemberRole.Adult, "2A3B-4C5D");
        await Membership(silo).JoinAsync(Command(2), new("wa:1"), "2A3B-4C5D");

        Assert.Equal(MemberResult.Unknown, (await Membership(silo).SetRoleAsync(Command(3), "Dan", MemberRole.Admin)).Result);
        Assert.Equal(MemberResult.Unknown, (await Membership(silo).RemoveAsync(Command(4), "Dan")).Result);
        Assert.Equal(MemberResult.Done, (await Membership(silo).SetRoleAsync(Command(5), "dan smith", MemberRole.Admin)).Result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task who_is_no_admin_any_more_does_not_come_back_as_one_by_their_own_code(bool isRemoved)
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await Membership(silo).InviteAsync(Command(1), "Dan", MemberRole.Admin, "2A3B-4C5D");
        await Membership(silo).JoinAsync(Command(2), new("wa:1"), "2A3B-4C5D");
        var dan = await Directory(silo).FindAsync(new("wa:1"), null);
        await Membership(silo).InviteAsync(Command(3), "Zed", MemberRole.Admin, "9Z9Z-9Z9Z", dan!.Id);
        if (isRemoved)
            await Membership(silo).RemoveAsync(Command(4), "Dan");
        else
            await Membership(silo).SetRoleAsync(Command(4), "Dan", MemberRole.Adult);

        Assert.Equal(MemberResult.WrongCode, (await Membership(silo).JoinAsync(Command(5), new("wa:2"), "9Z9Z-9Z9Z")).Result);
    }

    [Fact]
    public async Task who_hid_their_number_and_then_shows_it_is_one_person()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        await Membership(silo).JoinAsync(Command(2), new("wa:user:US.1"), "2A3B-4C5D");
        Assert.Equal("Cleo", (await Directory(silo).FindAsync(new("wa:9"), null, new("wa:user:US.1")))?.Name);
        Assert.Equal("Cleo", (await Directory(silo).FindAsync(new("wa:9"), null))?.Name);
    }

    [Fact]
    public async Task a_removed_member_is_a_stranger_and_their_schedules_end()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await Membership(silo).InviteAsync(Command(1), "Cleo", MemberRole.Adult, "2A3B-4C5D");
        await Membership(silo).JoinAsync(Command(2), new("wa:1"), "2A3B-4C5D");
        await Membership(silo).RemoveAsync(Command(3), "cleo");
        Assert.Null(await Directory(silo).FindAsync(new("wa:1"), "Cleo"));
        Assert.Equal(["wa:1"], Assert.Single(silo.Ended).Identities);
    }

    [Fact]
    public async Task strangers_are_counted_by_day()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await Directory(silo).CountStrangerAsync();
        await Directory(silo).CountStrangerAsync();
        Assert.Equal(2, Assert.Single(await Directory(silo).StrangersAsync()).Refused);
    }

    [Theory]
    [InlineData("join 4F7K-2Q9D", "4F7K-2Q9D")]
    [InlineData("Beitreten 4f7k 2q9d", "4F7K-2Q9D")]
    [InlineData("4F7K–2Q9D!", "4F7K-2Q9D")]
    [InlineData("hello there", null)]
    [InlineData("call me at 600 111 222", null)]
    [InlineData("a very long message that happens to have a code in it somewhere 4F7K-2Q9D", null)]
    public void A_code_is_found_in_a_short_message(string message, string? code) => Assert.Equal(code, InvitationCode.Find(message));

    [Fact]
    public void a_code_is_found_as_it_was_made() =>
        Assert.All(Enumerable.Range(0, 100).Select(_ => InvitationCode.Generate()), code => Assert.Equal(code, InvitationCode.Find(code)));

    private static Command Command(long message) => new(new(message, 0), "Ada", Now);

    private static IDirectoryGrain Directory(GrainSilo silo) => silo.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);

    private static IMembershipGrain Membership(GrainSilo silo) => silo.Grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key);
}
