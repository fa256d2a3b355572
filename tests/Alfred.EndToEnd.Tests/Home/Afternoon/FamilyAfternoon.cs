using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Home.Afternoon;

/// <summary>
/// The whole of a family's afternoon over the WhatsApp wire: four people, three languages, some sixty messages, deliveries that come twice
/// and a process that is killed. At the end the list, the chores and every phone show what the people would expect.
/// </summary>
[Trait("Category", "HomeOnly")]
public sealed class FamilyAfternoon(SharedPostgres postgres)
{
    private static readonly Dictionary<string, string> People = new(StringComparer.Ordinal)
    {
        ["Ada"] = HomeInstance.Ada, ["Bruno"] = "34600111333", ["Clara"] = "491711234567", ["Dani"] = "34600111444",
        ["Mallory"] = "447700900123",
    };

    [Fact]
    public async Task everybody_reads_what_they_would_expect_and_nothing_is_lost_or_doubled()
    {
        var members = string.Join(',', People.Take(3).Select(static person => $"{person.Key}=+{person.Value}"));
        await using var home = await HomeInstance.StartAsync(
            await postgres.CreateDatabaseAsync(), ("MEMBERS", members), ("TIMEZONE", ZoneWhereItIsThree()));
        home.ReportStatuses();
        var stage = new Stage(home, People);

        foreach (var scene in Scene.Read(Script.Text, People.Keys))
            await stage.PlayAsync(scene);
        // Whatever was said too much would have been sent before this.
        await home.SettledAsync();

        Assert.Equal(stage.Expected, stage.Read);
        await Eventually.EqualsAsync(Script.Groceries, async () => string.Join(", ", await home.ItemsAsync()));
        Assert.Equal(stage.Messages, await home.AskAsync<long>("select count(*) from inbox where channel = 'whatsapp'"));
        Assert.Equal(0L, await home.AskAsync<long>("select count(*) from inbox where state <> 'done'"));
    }

    // An afternoon whenever the test runs: nothing becomes due meanwhile, and tomorrow stays tomorrow.
    private static string ZoneWhereItIsThree()
    {
        // Noon will do where three would be another day than in Lisbon, where Clara goes.
        var lisbon = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Lisbon"));
        var offset = Math.Min(12, 15 - lisbon.Hour + lisbon.Offset.Hours);
        // These zones count westwards.
        return $"Etc/GMT{(offset > 0 ? "-" : "+")}{Math.Abs(offset)}";
    }
}
