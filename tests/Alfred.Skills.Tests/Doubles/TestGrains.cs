using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Birthdays;
using Alfred.Calendars;
using Alfred.Chores;
using Alfred.Commands;
using Alfred.Completions;
using Alfred.Expenses;
using Alfred.Facts;
using Alfred.Groceries;
using Alfred.Mailboxes;
using Alfred.Members;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>
/// The grains that skills call, without a silo: the product's own on rows in memory. For those that ask their silo for something a double
/// stands, with the product's own decisions: the one class of this assembly that implements the grain's interface.
/// </summary>
public sealed class TestGrains
{
    private static readonly NothingSettled Settled = new();

    private static readonly Type[] Doubles =
    [
        .. typeof(TestGrains).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IGrainWithStringKey))),
    ];

    private readonly Dictionary<(Type Grain, string Key), object> _grains = [];
    private readonly Dictionary<(Type State, string Key), object> _rows = [];
    private readonly MemoryLedger _ledger = new();
    private long _message;

    /// <summary>What members did, with the chat that they said it in.</summary>
    internal List<(string By, Chat In, JournaledEffect Effect)> Journal { get; } = [];

    public TestDirectory Directory => (TestDirectory)Get<IDirectoryGrain>(IDirectoryGrain.Key);

    /// <summary>The ordinary grocery list.</summary>
    public GroceryList List => ((TestGroceryGrain)Get<IGroceryGrain>(IGroceryGrain.DefaultKey)).List;

    public ChoreBoard Board => Row<ChoreBoard, ChoreOutcome>(IChoreGrain.DefaultKey).State.State;

    /// <summary>Who may read which mailbox.</summary>
    public ImmutableArray<MailboxReader> MailboxReaders =>
        Row<MailboxBoard, MailboxOutcome>(IMailboxGrain.DefaultKey).State.State.Readers;

    public TestMailReader Mailboxes { get; } = new();

    public IExpenseGrain Ledger => Get<IExpenseGrain>(IExpenseGrain.DefaultKey);

    public IReadOnlyList<Expense> Expenses => _ledger.Expenses;

    /// <summary>What the source of exchange rates knows.</summary>
    public TestRates Rates { get; } = new();

    /// <summary>What the grains keep, but for what commands resulted in.</summary>
    public IEnumerable<string> Stored =>
    [
        .. _rows.Values.Select(static row => (string)JsonSerializer.Serialize<object>(((dynamic)row).State.State)),
        .. _grains.Values.OfType<TestReminderGrain>().Select(static grain => JsonSerializer.Serialize(grain.Book)),
        .. _grains.Values.OfType<TestGroceryGrain>().Select(static grain => JsonSerializer.Serialize(grain.List)),
        Directory.Stored,
    ];

    /// <summary>The names of the members.</summary>
    public ImmutableArray<string> Members
    {
        init => Directory.Members = [.. value.Select(TestDirectory.Adult)];
    }

    /// <summary>A grain, made at the first call.</summary>
    public T Get<T>(string key)
        where T : IGrainWithStringKey
    {
        var type = Array.Find(Doubles, static type => type.IsAssignableTo(typeof(T))) ?? typeof(T);
        if (!_grains.TryGetValue((type, key), out var grain))
            _grains[(type, key)] = grain = Make(type, key);
        return (T)grain;
    }

    /// <summary>The number of the next message, whoever writes it.</summary>
    public long NextMessage() => ++_message;

    private object Make(Type type, string key) => type.Name switch
    {
        nameof(IBirthdayGrain) => new BirthdayGrain(Row<BirthdayBook, BirthdayOutcome>(key), Settled),
        nameof(ICalendarBookGrain) => new CalendarBookGrain(Row<CalendarBook, CalendarOutcome>(key), Settled),
        nameof(IChoreGrain) => new ChoreGrain(Row<ChoreBoard, ChoreOutcome>(key), Settled),
        nameof(IExpenseGrain) => new ExpenseGrain(_ledger, TestInstance.Biz, [Rates], TimeProvider.System),
        nameof(IFactGrain) => new FactGrain(Row<FactBook, FactOutcome>(key), Settled),
        nameof(IGroceryHistoryGrain) => new GroceryHistoryGrain(Row<GroceryMonth, HistoryOutcome>(key), Settled),
        nameof(IMailboxGrain) => new MailboxGrain(Row<MailboxBoard, MailboxOutcome>(key), Settled, Mailboxes, TimeProvider.System),
        nameof(TestReminderGrain) => new TestReminderGrain { Owner = new(key) },
        _ => Activator.CreateInstance(type)!,
    };

    private MemoryRow<Applied<TState, TOutcome>> Row<TState, TOutcome>(string key)
        where TState : new()
    {
        if (!_rows.TryGetValue((typeof(TState), key), out var row))
            _rows[(typeof(TState), key)] = row = new MemoryRow<Applied<TState, TOutcome>>();
        return (MemoryRow<Applied<TState, TOutcome>>)row;
    }
}
