using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>
/// Chores that somebody does some time after they were told of them, so that what comes next depends on it: who is told when, reckoned here
/// from the calendar alone, with nothing of the product's.
/// </summary>
internal static class Chores
{
    private const string Trash = "take out the trash";
    private const string Attic = "air the attic";
    private const string Filter = "clean the filter";
    private const int DaysBetweenFilters = 10;

    private static readonly string[] Everybody = [.. Family.Zones.Keys];
    private static readonly DateTimeZone Home = DateTimeZoneProviders.Tzdb[Family.Zones["ada"]];
    private static readonly LocalDate FirstFriday = new(2028, 1, 7);
    private static readonly LocalDate FirstWednesday = new(2028, 1, 5);
    private static readonly LocalDate FirstFilter = new(2028, 1, 11);

    // While Bob is away the others go on in their order, and he makes up for his turn as soon as he is back.
    private static readonly DateInterval BobsHoliday = new(new(2028, 3, 3), new(2028, 3, 20));
    private static readonly LocalDate BobIsSkipped = new(2028, 3, 10);
    private static readonly string[] WithoutBob = ["cleo", "dev", "ada", "bob"];

    /// <summary>How long after they were told people say that it is done: never at a moment at which anything is due.</summary>
    public static readonly Duration UntilDone = Duration.FromMinutes(37);

    /// <summary>What is asked for.</summary>
    public static readonly IReadOnlyList<(string Name, string Says)> Asked =
    [
        ("bob", "I'm away from 3 to 20 march"),
        ("ada", $"{Trash} every friday at 20:15, we take turns, ada then bob then cleo then dev"),
        ("ada", $"{Attic} every wednesday at 19:00"),
        ("cleo", $"{Filter} for me {DaysBetweenFilters} days after it was last done"),
    ];

    /// <summary>The day on which Bob is told what he missed.</summary>
    public static readonly LocalDate BobIsBack = BobsHoliday.End.PlusDays(1);

    /// <summary>True on the days on which Bob does nothing.</summary>
    public static bool IsBobAway(LocalDate day) => BobsHoliday.Contains(day);

    /// <summary>What somebody says when they have done what they were told; null when they do nothing.</summary>
    public static string? DoneAfter(Telling told) => told switch
    {
        { What: $"Your chore: {Trash}." } => $"done {Trash}",
        { What: $"Your chore: {Filter}." } => $"done {Filter}",
        { What: $"For anyone: {Attic}.", Name: "ada" } => $"done {Attic}",
        _ => null,
    };

    /// <summary>Who is told when.</summary>
    /// <param name="down">When the instance is stopped.</param>
    /// <param name="up">When it runs again: what was due meanwhile is told then.</param>
    /// <param name="end">The last moment.</param>
    public static IEnumerable<Telling> Expected(Instant down, Instant up, Instant end)
    {
        Instant Told(Instant due) => due > down && due <= up ? up : due;
        return Taken().Concat(Aired()).Concat(Cleaned());

        // In turns, each told alone.
        IEnumerable<Telling> Taken() => Weekly(FirstFriday, new(20, 15))
            .Select(one => new Telling(WhoseTurn(one.Day), $"Your chore: {Trash}.", Told(one.Due)));

        // Nobody's in particular: all who are there are told, and who did it first has spared the others.
        IEnumerable<Telling> Aired() => Weekly(FirstWednesday, new(19, 0))
            .SelectMany(one => Everybody.Where(name => name != "bob" || !IsBobAway(one.Day))
                .Select(name => new Telling(name, $"For anyone: {Attic}.", Told(one.Due))));

        // Counted from the day of Cleo's on which it was done.
        IEnumerable<Telling> Cleaned()
        {
            var zone = DateTimeZoneProviders.Tzdb[Family.Zones["cleo"]];
            for (var day = FirstFilter; Told((day + new LocalTime(9, 0)).InZoneStrictly(zone).ToInstant()) is var told && told <= end;)
            {
                yield return new("cleo", $"Your chore: {Filter}.", told);
                day = (told + UntilDone).InZone(zone).Date.PlusDays(DaysBetweenFilters);
            }
        }

        IEnumerable<(LocalDate Day, Instant Due)> Weekly(LocalDate first, LocalTime at)
        {
            for (var day = first; (day + at).InZoneStrictly(Home).ToInstant() is var due && due <= end; day = day.PlusWeeks(1))
                yield return (day, due);
        }
    }

    private static string WhoseTurn(LocalDate friday)
    {
        var skipped = WeeksBetween(BobIsSkipped, friday);
        return skipped >= 0 && skipped < WithoutBob.Length
            ? WithoutBob[skipped] : Everybody[WeeksBetween(FirstFriday, friday) % Everybody.Length];
    }

    private static int WeeksBetween(LocalDate from, LocalDate to) => Period.DaysBetween(from, to) / 7;
}
