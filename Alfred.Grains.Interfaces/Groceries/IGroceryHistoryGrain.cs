namespace Alfred.Groceries;

/// <summary>
/// What left the household's lists in one month: bought, removed or cleared, by whom and when. A row of its own for each month, so that
/// no command on a list grows with the years; <see cref="Months"/> of them, after which a month's row is used anew.
/// </summary>
[Alias("alfred.IGroceryHistoryGrain")]
public interface IGroceryHistoryGrain : ICommandGrain
{
    /// <summary>For how many months purchases are remembered, the running one included.</summary>
    const int Months = 14;

    /// <summary>More entries of one month are not kept: the oldest go.</summary>
    const int MaxEntries = 2_000;

    /// <summary>The key of a month's row: <c>month:3</c>.</summary>
    /// <param name="year">The year (UTC).</param>
    /// <param name="month">1 to 12.</param>
    static string KeyOf(int year, int month) =>
        string.Create(CultureInfo.InvariantCulture, $"month:{NumberOf(year, month) % Months}");

    /// <summary>What tells months of all years apart: one more than the month before.</summary>
    static int NumberOf(int year, int month) => (year * 12) + month - 1;

    /// <summary>Records what left a list. What the row still holds of an older month goes.</summary>
    [Alias("Record")]
    Task<HistoryOutcome> RecordAsync(Command command, Departure departure);

    /// <summary>Takes back what a command recorded, because it was undone.</summary>
    /// <param name="command">The undoing.</param>
    /// <param name="change">The command that is undone: <c>4711#0</c>.</param>
    [Alias("TakeBack")]
    Task<HistoryOutcome> TakeBackAsync(Command command, string change);

    /// <summary>Calls a member by another name, wherever they added or bought something.</summary>
    [Alias("Rename")]
    Task<HistoryOutcome> RenameAsync(Command command, string name, string replacement);

    /// <summary>What left the lists in a month, oldest first; nothing when the row holds another month.</summary>
    [Alias("Read")]
    Task<ImmutableArray<Departure>> ReadAsync(int year, int month);
}
