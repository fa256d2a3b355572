using System.Globalization;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>What people write. The product keeps one grocery list an instance, so that its grain is shared by all conversations.</summary>
internal static class Messages
{
    /// <summary>A command that no domain grain is asked for: the path alone.</summary>
    public static string Ping(int conversation, int message) => "ping";

    /// <summary>Puts something on the one list, and takes it off again.</summary>
    public static string Groceries(int conversation, int message) =>
        string.Create(CultureInfo.InvariantCulture, $"{(message % 2 == 0 ? "add" : "got")} {Name(conversation)}{Name(message / 2)}");

    /// <summary>What is on it.</summary>
    public static string List(int conversation, int message) => "list";

    /// <summary>What the ledger is told: each time something else, since the same again is asked about.</summary>
    public static string Expense(int conversation, int message) => $"expense 12.50 lunch {Name(message / 1_000)}{Name(message)}";

    // Syllables: no plural, no unit, no part of another name.
    private static string Name(int number)
    {
        ReadOnlySpan<string> syllables = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"];
        return $"{syllables[number / 100 % 10]}{syllables[number / 10 % 10]}{syllables[number % 10]}";
    }
}
