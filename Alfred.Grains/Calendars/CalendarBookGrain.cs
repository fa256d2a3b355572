using Alfred.Feeds;

namespace Alfred.Calendars;

/// <summary>Keeps the calendars of one owner.</summary>
[Reentrant] // What commands keep while they meet: see CommandGrain.
[GrainType("calendar-book")]
public sealed class CalendarBookGrain(
    [PersistentState("calendar-book")] IPersistentState<Applied<CalendarBook, CalendarOutcome>> row,
    ISettledCommands settled) : CommandGrain<CalendarBook, CalendarOutcome>(row, settled), ICalendarBookGrain
{
    public Task<CalendarOutcome> AddAsync(Command command, CalendarUrl url, string name) =>
        ApplyOnceAsync(command, book => book.Add(url, name));

    public Task<CalendarOutcome> RemoveAsync(Command command, string name) => ApplyOnceAsync(command, book => book.Remove(name));

    public Task<CalendarOutcome> ClearAsync(Command command) => EraseOnceAsync(command, static book => book.Clear());

    public async Task<ImmutableArray<Subscription>> ListAsync() => (await ReadAsync()).Calendars;
}
