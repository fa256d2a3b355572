using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>Four people in four zones, and what each of them asks for in the first minutes of a leap year.</summary>
internal static class Family
{
    /// <summary>
    /// Where they live: two zones with changes of an hour on different days, one of half an hour in the south, one without.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string> Zones = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ada"] = "Europe/Madrid", ["bob"] = "America/New_York", ["cleo"] = "Australia/Lord_Howe", ["dev"] = "Asia/Kolkata",
    };

    private static readonly string[] Beginnings = ["Reminder", "Your chore", "For anyone"];

    /// <summary>What they ask for. At a quarter past two clocks are moved in all zones that do so.</summary>
    public static readonly IReadOnlyList<Series> Asked =
    [
        .. Zones.Keys.SelectMany(static name => (Series[])
        [
            new(name, "remind me every day at 02:15 to sleep", "Reminder: sleep", new(2, 15), static _ => true),
            new(
                name, "remind me every monday and thursday at 18:30 to put the bins out", "Reminder: put the bins out", new(18, 30),
                static day => day.DayOfWeek is IsoDayOfWeek.Monday or IsoDayOfWeek.Thursday),
            new(
                name, "remind me on the 31st of every month at 02:15 to pay the rent", "Reminder: pay the rent", new(2, 15),
                static day => day.PlusDays(1).Day == 1),
            new(
                name, "remind me yearly on 29 February at 10:00 to celebrate", "Reminder: celebrate", new(10, 0),
                static day => day.PlusDays(1).Month == 3 && day.PlusDays(1).Day == 1),
            Once(name, "remind me on 20 january 2028 at 12:00 to water the tree", "Reminder: water the tree", new(2028, 1, 20, 12, 0)),
            Once(name, "remind me on 12 march 2028 at 02:15 to oil the gate", "Reminder: oil the gate", new(2028, 3, 12, 2, 15)),
            Once(name, "remind me on 10 august 2028 at 12:00 to call the vet", "Reminder: call the vet", new(2028, 8, 10, 12, 0)),
            Once(name, "remind me on 11 august 2028 at 12:01 to fetch the cake", "Reminder: fetch the cake", new(2028, 8, 11, 12, 1)),
            new(name, "briefing at 02:15", Briefing, new(2, 15), static _ => true),
        ]),
        // Chores that nobody does: each comes again on the next day of its calendar, or when its person is back.
        new("ada", "feed the cat every day at 02:15 for me", "Your chore: feed the cat.", new(2, 15), static _ => true),
        new(
            "bob", "feed the dog every sunday at 02:15 for me", "Your chore: feed the dog.", new(2, 15),
            static day => (IsSunday(day) && !Chores.IsBobAway(day)) || day == Chores.BobIsBack),
        new("cleo", "feed the parrot every sunday at 02:15 for me", "Your chore: feed the parrot.", new(2, 15), IsSunday),
        new(
            "dev", "dust the shelf monthly on the 31st for me", "Your chore: dust the shelf.", new(9, 0),
            static day => day.PlusDays(1).Day == 1),
    ];

    /// <summary>What every briefing is called here, whatever it says.</summary>
    public const string Briefing = "briefing";

    /// <summary>What was asked for that a text tells.</summary>
    public static string ToldBy(string text)
    {
        var first = text.Split('\n')[0];
        return Array.Exists(Beginnings, beginning => first.StartsWith(beginning, StringComparison.Ordinal)) ? first : Briefing;
    }

    private static bool IsSunday(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Sunday;

    private static Series Once(string name, string says, string told, LocalDateTime at) =>
        new(name, says, told, at.TimeOfDay, day => day == at.Date) { IsOnce = true };
}
