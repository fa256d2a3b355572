using System.Collections.Immutable;
using Alfred.Chores;
using Alfred.Completions;
using Alfred.Expenses;
using Alfred.Groceries;
using Alfred.Members;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>
/// The grains that skills call, with the product's own decisions and without a silo. A grain's double is the one class of this assembly
/// that implements its interface.
/// </summary>
public sealed class TestGrains
{
    private static readonly Type[] Doubles =
    [
        .. typeof(TestGrains).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGrainWithStringKey))),
    ];

    private readonly Dictionary<(Type Double, string Key), object> _grains = [];
    private long _message;

    /// <summary>What members did, with the chat that they said it in.</summary>
    internal List<(string By, Chat In, JournaledEffect Effect)> Journal { get; } = [];

    public TestDirectory Directory => (TestDirectory)Get<IDirectoryGrain>(IDirectoryGrain.Key);

    /// <summary>The ordinary grocery list.</summary>
    public GroceryList List => ((TestGroceryGrain)Get<IGroceryGrain>(IGroceryGrain.DefaultKey)).List;

    public ChoreBoard Board => ((TestChoreGrain)Get<IChoreGrain>(IChoreGrain.DefaultKey)).Board;

    /// <summary>The ledger.</summary>
    public TestExpenseGrain Ledger => (TestExpenseGrain)Get<IExpenseGrain>(IExpenseGrain.DefaultKey);

    public IReadOnlyList<Expense> Expenses => Ledger.Expenses;

    /// <summary>The names of the members.</summary>
    public ImmutableArray<string> Members
    {
        init => Directory.Members = [.. value.Select(TestDirectory.Adult)];
    }

    /// <summary>The double of a grain, made at the first call.</summary>
    public T Get<T>(string key)
        where T : IGrainWithStringKey
    {
        var type = Doubles.Single(type => type.IsAssignableTo(typeof(T)));
        if (!_grains.TryGetValue((type, key), out var grain))
        {
            _grains[(type, key)] = grain = Activator.CreateInstance(type)!;
            if (grain is TestReminderGrain reminders)
                reminders.Owner = new(key);
        }

        return (T)grain;
    }

    /// <summary>The number of the next message, whoever writes it.</summary>
    public long NextMessage() => ++_message;
}
