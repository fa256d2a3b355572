namespace Alfred.Birthdays;

/// <summary>When somebody was born.</summary>
/// <param name="Name">Who, 1 to 60 characters.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31, a day of that month; 29 February is kept on the 28th in a year without it.</param>
/// <param name="Year">The year of birth; null for unknown.</param>
[GenerateSerializer, Immutable, Alias("alfred.birthday")]
public sealed record Birthday(
    [property: Id(0)] string Name, [property: Id(1)] int Month, [property: Id(2)] int Day, [property: Id(3)] int? Year)
{
    /// <summary>The member whose it is; null for anybody else, and for who was no member when it was noted.</summary>
    [Id(4)] public MemberId? Of { get; init; }

    /// <summary>The day on which it is kept in a year.</summary>
    public LocalDate In(int year) => new(year, Month, Math.Min(Day, CalendarSystem.Iso.GetDaysInMonth(year, Month)));

    /// <summary>The next one, today's included.</summary>
    public LocalDate Next(LocalDate today) => In(today.Year) is var day && day >= today ? day : In(today.Year + 1);

    /// <summary>How old they turn on a birthday; null when that is unknown, or the day of birth itself.</summary>
    public int? AgeOn(LocalDate day) => Year is { } year && day.Year > year ? day.Year - year : null;

    /// <summary>Hides who: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(birthday)";
}
