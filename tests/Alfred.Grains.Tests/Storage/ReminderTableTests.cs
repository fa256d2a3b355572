namespace Alfred.Tests.Storage;

/// <summary>Our SQL for reminders under Orleans' own table.</summary>
public sealed class ReminderTableTests(StorageSilo silo) : IClassFixture<StorageSilo>
{
    private static readonly DateTime Start = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task a_reminder_that_is_set_again_is_one_row_with_its_new_period_and_another_etag()
    {
        var id = GrainId.Create("reminded", "twice");
        var first = await silo.Reminders.UpsertRow(Entry(id, TimeSpan.FromMinutes(1)));
        var second = await silo.Reminders.UpsertRow(Entry(id, TimeSpan.FromMinutes(5)));

        var row = Assert.Single((await silo.Reminders.ReadRows(id)).Reminders);
        Assert.Equal((TimeSpan.FromMinutes(5), Start, second), (row.Period, row.StartAt, row.ETag));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task only_who_brings_the_last_etag_removes_a_reminder()
    {
        var id = GrainId.Create("reminded", "removed");
        var first = await silo.Reminders.UpsertRow(Entry(id, TimeSpan.FromMinutes(1)));
        var second = await silo.Reminders.UpsertRow(Entry(id, TimeSpan.FromMinutes(1)));

        Assert.False(await silo.Reminders.RemoveRow(id, "minute", first!));
        Assert.True(await silo.Reminders.RemoveRow(id, "minute", second!));
        Assert.Empty((await silo.Reminders.ReadRows(id)).Reminders);
    }

    [Fact]
    public async Task each_reminder_stands_in_exactly_one_of_two_ranges_that_are_a_ring()
    {
        var ids = Enumerable.Range(0, 20).Select(number => GrainId.Create("reminded", $"ring:{number}")).ToHashSet();
        foreach (var id in ids)
            await silo.Reminders.UpsertRow(Entry(id, TimeSpan.FromMinutes(1)));

        var inner = await silo.Reminders.ReadRows(0x4000_0000, 0xC000_0000);
        var outer = await silo.Reminders.ReadRows(0xC000_0000, 0x4000_0000);

        GrainId[] found = [.. inner.Reminders.Concat(outer.Reminders).Select(row => row.GrainId).Where(ids.Contains)];
        Assert.Equal(ids.Order(), found.Order());
        Assert.NotEmpty(inner.Reminders);
        Assert.NotEmpty(outer.Reminders);
    }

    private static ReminderEntry Entry(GrainId id, TimeSpan period) =>
        new() { GrainId = id, ReminderName = "minute", StartAt = Start, Period = period };
}
