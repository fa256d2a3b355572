using Alfred.Commands;
using Alfred.Members;
using Alfred.Reminders;
using Alfred.Tests.Commands;

namespace Alfred.Tests.Reminders;

public sealed class ReminderGrainTests
{
    private static readonly MemberId Ada = new("member-00000000000000000000000000000001");

    [Fact]
    public async Task a_repeated_command_is_found_after_a_restart_and_sets_nothing_twice()
    {
        var rows = new RowStorage();
        var command = new Command(new(1, 0), "Ada", DateTimeOffset.UnixEpoch);
        await using (var silo = await GrainSilo.StartAsync(rows))
            await Of(silo).AddAsync(command, Mum);

        await using var restarted = await GrainSilo.StartAsync(rows);
        Assert.Equal(1, Assert.Single((await Of(restarted).FindOutcomeAsync(command))!.Set).Id);
        await Of(restarted).AddAsync(command, Mum);
        Assert.Single(await Of(restarted).ListAsync());
        Assert.Null(await Of(restarted).FindOutcomeAsync(command with { Id = new(2, 0) }));
    }

    [Fact]
    public async Task the_last_change_is_found_and_once_taken_back_by_a_command_found_as_that()
    {
        await using var silo = await GrainSilo.StartAsync(new RowStorage());
        var set = new Command(new(1, 0), "Ada", DateTimeOffset.UnixEpoch);
        var undo = set with { Id = new(2, 0) };
        await Of(silo).AddAsync(set, Mum);
        Assert.Equal(
            new ReminderChangeView(set.Id, set.At, IsBuiltOn: false, IsTakenBack: false), await Of(silo).FindLastChangeAsync(undo, Ada));
        await Of(silo).UndoAsync(undo, set.Id, isConfirmed: false);
        var view = await Of(silo).FindLastChangeAsync(undo, Ada);
        Assert.Equal((set.Id, true), (view!.Command, view.IsTakenBack));
    }

    private static Reminder Mum => new()
    {
        Text = "call mum", Due = DateTimeOffset.UnixEpoch.AddDays(1), Zone = "Europe/Madrid", SetBy = Ada, SetByName = "Ada",
    };

    private static IReminderGrain Of(GrainSilo silo) => silo.Grains.GetGrain<IReminderGrain>(Ada.Value);
}
