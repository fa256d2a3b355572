using System.Collections.Immutable;
using Alfred.Birthdays;
using Alfred.Commands;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestBirthdayGrain : TestCommandGrain, IBirthdayGrain
{
    private BirthdayBook _book = new();

    public Task<BirthdayOutcome> AddAsync(Command command, Birthday birthday) => Change(command, () => _book.Add(birthday));

    public Task<BirthdayOutcome> RemoveAsync(Command command, string name) => Change(command, () => _book.Remove(name));

    public Task<ImmutableArray<Birthday>> ListAsync() => Task.FromResult(_book.Birthdays);

    private Task<BirthdayOutcome> Change(Command command, Func<(BirthdayBook Book, BirthdayOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (_book, var outcome) = decide();
            return outcome;
        });
}
