using Alfred.Feeds;

namespace Alfred.Calendars;

/// <summary>
/// The calendars of one owner: of a member, for nobody else (key: the member's id), or of everybody (key <see cref="DefaultKey"/>).
/// </summary>
[Alias("alfred.ICalendarBookGrain")]
public interface ICalendarBookGrain : ICommandGrain
{
    /// <summary>The key of those for everybody.</summary>
    const string DefaultKey = "household:default";

    /// <summary>The most calendars of one owner.</summary>
    const int MaxCalendars = 10;

    /// <summary>Adds a calendar. One with the same address stays as it is and is reported; of the same name, it gets a number.</summary>
    /// <param name="command">The command.</param>
    /// <param name="url">Where it is fetched from.</param>
    /// <param name="name">What to call it, 1 to 60 characters.</param>
    [Alias("Add")]
    Task<CalendarOutcome> AddAsync(Command command, CalendarUrl url, string name);

    /// <summary>Removes the calendar of a name, or the only one with these words in its name or host.</summary>
    [Alias("Remove")]
    Task<CalendarOutcome> RemoveAsync(Command command, string name);

    /// <summary>Removes all of them. The outcome says how many: their addresses have to be read before.</summary>
    [Alias("Clear")]
    Task<CalendarOutcome> ClearAsync(Command command);

    /// <summary>The calendars, oldest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<Subscription>> ListAsync();
}

/// <summary>A calendar that somebody gave the address of.</summary>
/// <param name="Name">What it is called, unique among the owner's.</param>
/// <param name="Url">Where it is fetched from.</param>
[GenerateSerializer, Immutable, Alias("alfred.calendar-subscription")]
public sealed record Subscription([property: Id(0)] string Name, [property: Id(1)] CalendarUrl Url)
{
    /// <summary>Hides what it is: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(calendar)";
}

/// <summary>What one command did to an owner's calendars.</summary>
[GenerateSerializer, Immutable, Alias("alfred.calendar-outcome")]
public sealed record CalendarOutcome
{
    /// <summary>Those that were added or removed.</summary>
    [Id(0)] public ImmutableArray<Subscription> Changed { get; init; } = [];

    /// <summary>The one that was there already, or nothing.</summary>
    [Id(1)] public Subscription? Existing { get; init; }

    /// <summary>True when there is no room for another one.</summary>
    [Id(2)] public bool IsFull { get; init; }

    /// <summary>Those that a name may have meant, when it meant several.</summary>
    [Id(3)] public ImmutableArray<Subscription> Alike { get; init; } = [];

    /// <summary>How many there were before all of them were removed.</summary>
    [Id(4)] public int Cleared { get; init; }
}
