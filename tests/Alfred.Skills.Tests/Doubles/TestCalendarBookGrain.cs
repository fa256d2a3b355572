using System.Collections.Immutable;
using Alfred.Calendars;
using Alfred.Commands;
using Alfred.Feeds;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestCalendarBookGrain : TestCommandGrain, ICalendarBookGrain
{
    private CalendarBook _book = new();

    public Task<CalendarOutcome> AddAsync(Command command, CalendarUrl url, string name) =>
        Change(command, () => _book.Add(url, name));

    public Task<CalendarOutcome> RemoveAsync(Command command, string name) => Change(command, () => _book.Remove(name));

    public Task<CalendarOutcome> ClearAsync(Command command) => Change(command, () => _book.Clear());

    public Task<ImmutableArray<Subscription>> ListAsync() => Task.FromResult(_book.Calendars);

    private Task<CalendarOutcome> Change(Command command, Func<(CalendarBook Book, CalendarOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (_book, var outcome) = decide();
            return outcome;
        });
}
