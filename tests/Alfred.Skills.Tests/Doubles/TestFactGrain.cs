using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Facts;
using Alfred.Members;

namespace Alfred.Skills.Tests.Doubles;

public sealed class TestFactGrain : TestCommandGrain, IFactGrain
{
    private FactBook _book = new();

    public Task<FactOutcome> RememberAsync(Command command, Fact fact) => Change(command, () => _book.Remember(fact));

    public Task<FactOutcome> ForgetAsync(Command command, string words) => Change(command, () => _book.Forget(words));

    public Task<FactOutcome> ForgetLastAsync(Command command, MemberId member, DateTimeOffset after) =>
        Change(command, () => _book.ForgetLast(member, after));

    public Task<FactOutcome> ForgetAllAsync(Command command) => Change(command, () => _book.ForgetAll());

    public Task<FactOutcome> DisownAsync(Command command, MemberId member) => Change(command, () => _book.Disown(member));

    public Task<ImmutableArray<Fact>> ListAsync() => Task.FromResult(_book.Facts);

    private Task<FactOutcome> Change(Command command, Func<(FactBook Book, FactOutcome Outcome)> decide) =>
        OnceAsync(command, () =>
        {
            (_book, var outcome) = decide();
            return outcome;
        });
}
