using Alfred.Schedules;
using NodaTime.Extensions;

namespace Alfred.Chores;

/// <summary>
/// How a chore comes again: on the days of a calendar, whenever it was done (<see cref="Calendar"/>), or some time after it was last done
/// (<see cref="Count"/> of <see cref="Unit"/>).
/// </summary>
[GenerateSerializer, Immutable, Alias("alfred.chore-rhythm")]
public sealed record ChoreRhythm
{
    /// <summary>A recurrence as <see cref="RecurrenceNotation"/> writes it; null for what counts from when it was last done.</summary>
    [Id(0)] public string? Calendar { get; init; }

    /// <summary>How many units after it was last done, 1 to 999; 0 beside a calendar.</summary>
    [Id(1)] public int Count { get; init; }

    /// <summary>The unit of <see cref="Count"/>.</summary>
    [Id(2)] public ChoreUnit Unit { get; init; }

    /// <summary>On the days of a recurrence.</summary>
    public static ChoreRhythm On(Recurrence recurrence) => new() { Calendar = recurrence.ToString() };

    /// <summary>Some time after it was last done.</summary>
    public static ChoreRhythm After(int count, ChoreUnit unit) => new() { Count = count, Unit = unit };

    /// <summary>
    /// The day after one on which it is due: the next of its calendar strictly after that day; or, the day being the one it was done on, so
    /// long after it. A month later on the 31st is the last day of a month that has none.
    /// </summary>
    public DateOnly NextAfter(DateOnly day)
    {
        var from = day.ToLocalDate();
        var next = Calendar is null
            ? Unit switch
            {
                ChoreUnit.Days => from.PlusDays(Count),
                ChoreUnit.Weeks => from.PlusWeeks(Count),
                _ => from.PlusMonths(Count),
            }
            : RecurrenceNotation.Parse(Calendar)!.Days(from.PlusDays(1)).First();
        return next.ToDateOnly();
    }

    /// <summary>The days, without what is to be done on them: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => Calendar
        ?? string.Create(CultureInfo.InvariantCulture, $"{Count} {Unit} after it was done");
}

/// <summary>What a chore's time after it was last done is counted in. Stored, so never renumbered.</summary>
public enum ChoreUnit
{
    /// <summary>Days.</summary>
    Days = 0,

    /// <summary>Weeks.</summary>
    Weeks = 1,

    /// <summary>Months of the calendar.</summary>
    Months = 2,
}
