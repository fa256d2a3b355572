using System.Collections.Immutable;
using Alfred.Members;
using Alfred.Serialization;
using Alfred.Tests.Commands;

namespace Alfred.Tests.Members;

public sealed class DirectoryGrainTests
{
    private static readonly ImmutableArray<MemberSeed> Seeds = [new("Ada", new("wa:34600111222"))];

    [Fact]
    public async Task a_stranger_is_nobody_where_members_are_configured()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        Assert.Null(await Directory(silo).FindAsync(new("wa:1"), "Carla"));
        Assert.Equal(0, silo.Rows.Writes);
    }

    [Fact]
    public async Task an_open_house_takes_a_stranger_in_once_and_knows_them_after_a_restart()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, allowUnknownSenders: true))
        {
            Assert.Equal("Carla", (await Directory(silo).FindAsync(new("wa:1"), "Carla"))?.Name);
            Assert.Equal("Carla 2", (await Directory(silo).FindAsync(new("wa:2"), "carla"))?.Name, ignoreCase: true);
        }

        await using var restarted = await GrainSilo.StartAsync(rows, allowUnknownSenders: true);
        Assert.Equal("Carla", (await Directory(restarted).FindAsync(new("wa:1"), "Somebody"))?.Name);
        Assert.Equal(2, rows.Writes);
    }

    [Fact]
    public void a_row_of_before_there_were_invitations_and_profiles_is_read()
    {
        var row = BinaryData.FromString(
            """
            {"guests":[{"id":"member-0123456789abcdef0123456789abcdef","name":"Carla","identity":"wa:1"}],"aliases":[],"languages":[]}
            """);
        var state = new JsonStateSerializer().Deserialize<DirectoryState>(row)!;
        Assert.Equal("Carla", Assert.Single(state.Guests).Name);
        Assert.False(state.Joined.IsDefault || state.Profiles.IsDefault || state.Invitations.IsDefault || state.Erasures.IsDefault);
    }

    [Fact]
    public async Task a_guest_is_a_stranger_again_once_the_house_is_closed()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, allowUnknownSenders: true))
            await Directory(silo).FindAsync(new("wa:1"), "Carla");
        await using var closed = await GrainSilo.StartAsync(rows, Seeds);
        Assert.Null(await Directory(closed).FindAsync(new("wa:1"), "Carla"));
        Assert.Equal(["Ada"], await Directory(closed).NamesAsync());
    }

    [Fact]
    public async Task a_member_is_known_by_what_a_channel_told_beside_the_number_and_it_is_written_once()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, Seeds))
        {
            await Directory(silo).LearnAsync(new("wa:34600111222"), new("wa:user:US.1"), isMove: false);
            await Directory(silo).LearnAsync(new("wa:34600111222"), new("wa:user:US.1"), isMove: false);
            await Directory(silo).LearnAsync(new("wa:9"), new("wa:user:US.9"), isMove: false);
        }

        await using var restarted = await GrainSilo.StartAsync(rows, Seeds);
        Assert.Equal("Ada", (await Directory(restarted).FindAsync(new("wa:user:US.1"), null))?.Name);
        Assert.Null(await Directory(restarted).FindAsync(new("wa:user:US.9"), null));
        Assert.Equal(1, rows.Writes);
    }

    [Fact]
    public async Task what_was_learnt_from_a_number_ends_when_the_configuration_replaces_it()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, Seeds))
        {
            var directory = Directory(silo);
            await directory.LearnAsync(new("wa:34600111222"), new("wa:user:US.1"), isMove: false);
            await directory.LearnAsync(new("wa:user:US.1"), new("wa:9"), isMove: false);
            var ada = (await directory.FindAsync(new("wa:9"), null))!;
            var membership = silo.Grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key);
            await membership.InviteAsync(new(new(1, 0), "Ada", default), "Ada", MemberRole.Adult, "2A3B-4C5D", ada.Id);
            await membership.JoinAsync(new(new(2, 0), "", default), new("wa:7"), "2A3B-4C5D");
            Assert.Equal("Ada", (await directory.FindAsync(new("wa:7"), null))?.Name);
            await membership.InviteAsync(new(new(3, 0), "Ada", default), "Ada", MemberRole.Adult, "9Z9Z-9Z9Z", ada.Id);
        }

        await using var restarted = await GrainSilo.StartAsync(rows, [new("Ada", new("wa:34600111333"))]);
        foreach (var stolen in new[] { "wa:34600111222", "wa:user:US.1", "wa:9", "wa:7" })
            Assert.Null(await Directory(restarted).FindAsync(new(stolen), null));
        var joined = await restarted.Grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key)
            .JoinAsync(new(new(4, 0), "", default), new("wa:34600111222"), "9Z9Z-9Z9Z");
        Assert.Equal(MemberResult.WrongCode, joined.Result);
    }

    [Fact]
    public async Task the_name_of_the_configuration_stays_its_member_s_who_goes_by_another()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: [.. Seeds, new("Bob", new("wa:2"))]);
        var membership = silo.Grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key);
        await membership.RenameAsync(new(new(1, 0), "Bob", default), "Bob", "Bobby");

        Assert.Equal(
            MemberResult.NameTaken, (await membership.RenameAsync(new(new(2, 0), "Ada", default), "Ada", "Bób")).Result);
        Assert.Equal(
            MemberResult.NotTheirs,
            (await membership.InviteAsync(new(new(3, 0), "Ada", default), "Bob", MemberRole.Adult, "2A3B-4C5D")).Result);
        Assert.Equal("Bob", (await membership.RenameAsync(new(new(4, 0), "Bob", default), "Bobby", "Bob")).Member?.Name);
    }

    [Fact]
    public async Task a_number_that_was_given_up_is_a_stranger_s_until_the_member_comes_back()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        var directory = Directory(silo);
        await directory.LearnAsync(new("wa:34600111222"), new("wa:2"), isMove: true);
        Assert.Null(await directory.FindAsync(new("wa:34600111222"), "Somebody"));
        Assert.Equal("Ada", (await directory.FindAsync(new("wa:2"), "Ada"))?.Name);
        await directory.LearnAsync(new("wa:2"), new("wa:34600111222"), isMove: true);
        Assert.Equal("Ada", (await directory.FindAsync(new("wa:34600111222"), "Ada"))?.Name);
        Assert.Null(await directory.FindAsync(new("wa:2"), "Ada"));
    }

    [Fact]
    public async Task cannot_take_another_member_s_identity_when_a_channel_tells_a_move()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: [.. Seeds, new("Bob", new("wa:2"))]);
        await Directory(silo).LearnAsync(new("wa:34600111222"), new("wa:2"), isMove: true);
        Assert.Equal("Bob", (await Directory(silo).FindAsync(new("wa:2"), null))?.Name);
        Assert.Equal("Ada", (await Directory(silo).FindAsync(new("wa:34600111222"), null))?.Name);
    }

    [Fact]
    public async Task members_have_ids_that_say_nothing_and_outlive_restarts_and_edits_of_others()
    {
        // No name that hexadecimal digits could spell.
        var rows = new RowStorage();
        Member?[] before;
        await using (
            var silo = await GrainSilo.StartAsync(
                rows, [new("Joy", new("wa:1")), new("joy", new("slack:T1:U1"))], allowUnknownSenders: true))
            before = [
                await Directory(silo).FindAsync(new("wa:1"), null), await Directory(silo).FindAsync(new("slack:T1:U1"), null),
                await Directory(silo).FindAsync(new("wa:9"), "Carla")];

        await using var edited = await GrainSilo.StartAsync(
            rows, [new("Bob", new("wa:2")), new("JOY", new("wa:3"))], allowUnknownSenders: true);
        var (joy, bob, carla) = (
            await Directory(edited).FindAsync(new("wa:3"), null), await Directory(edited).FindAsync(new("wa:2"), null),
            await Directory(edited).FindAsync(new("wa:9"), null));

        Assert.Equal([joy!.Id, joy.Id, carla!.Id], before.Select(member => member!.Id));
        Assert.Equal(3, new[] { joy, bob!, carla }.DistinctBy(member => member.Id).Count());
        Assert.All(
            new[] { joy, bob!, carla }, member => Assert.DoesNotContain(member.Name, member.Id.Value, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task a_member_keeps_the_language_they_last_wrote_in_after_a_restart()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, Seeds))
        {
            await SetLanguageAsync(silo, "de", isChosen: false);
            await SetLanguageAsync(silo, "nl", isChosen: false);
        }

        await using var restarted = await GrainSilo.StartAsync(rows, Seeds);
        Assert.Equal(("nl", false), await LanguageAsync(restarted));
    }

    [Fact]
    public async Task a_chosen_language_survives_sentences_in_another_one_and_a_restart()
    {
        var rows = new RowStorage();
        await using (var silo = await GrainSilo.StartAsync(rows, Seeds))
        {
            await SetLanguageAsync(silo, "de", isChosen: false);
            await SetLanguageAsync(silo, "es", isChosen: true);
            await SetLanguageAsync(silo, "de", isChosen: false);
        }

        await using var restarted = await GrainSilo.StartAsync(rows, Seeds);
        Assert.Equal(("es", true), await LanguageAsync(restarted));
    }

    [Fact]
    public async Task another_choice_replaces_a_chosen_language()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await SetLanguageAsync(silo, "es", isChosen: true);
        await SetLanguageAsync(silo, "en", isChosen: true);
        Assert.Equal(("en", true), await LanguageAsync(silo));
    }

    [Fact]
    public async Task a_language_that_is_known_already_is_not_written_again()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: Seeds);
        await SetLanguageAsync(silo, "de", isChosen: false);
        await SetLanguageAsync(silo, "de", isChosen: false);
        Assert.Equal(1, silo.Rows.Writes);
    }

    [Fact]
    public async Task a_language_is_one_member_s_own()
    {
        await using var silo = await GrainSilo.StartAsync(seeds: [.. Seeds, new("Bob", new("wa:2"))]);
        await SetLanguageAsync(silo, "de", isChosen: true);
        Assert.Null((await Directory(silo).FindAsync(new("wa:2"), null))?.Language);
    }

    private static async Task SetLanguageAsync(GrainSilo silo, string language, bool isChosen) =>
        await Directory(silo).SetLanguageAsync((await AdaAsync(silo)).Id, language, isChosen);

    private static async Task<(string? Language, bool IsChosen)> LanguageAsync(GrainSilo silo)
    {
        var ada = await AdaAsync(silo);
        return (ada.Language, ada.IsLanguageChosen);
    }

    private static async Task<Member> AdaAsync(GrainSilo silo) => (await Directory(silo).FindAsync(new("wa:34600111222"), null))!;

    private static IDirectoryGrain Directory(GrainSilo silo) => silo.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key);
}
