using Alfred.Commands;

namespace Alfred.Expenses;

/// <summary>
/// The ledger of the instance (key <see cref="DefaultKey"/>). Its rows in <c>expn</c> are the truth; the command id is unique there, so
/// that a repeated command finds its row.
/// </summary>
[Alias("alfred.IExpenseGrain")]
public interface IExpenseGrain : IGrainWithStringKey
{
    /// <summary>The key of the one ledger.</summary>
    const string DefaultKey = "ledger:default";

    /// <summary>Logs an expense once.</summary>
    /// <param name="command">Whose, and the id that makes a repetition harmless.</param>
    /// <param name="amount">Greater than 0.</param>
    /// <param name="note">What for; null for nothing.</param>
    /// <param name="on">The local day of the person who logs it.</param>
    /// <returns>The row, new or found.</returns>
    [Alias("Log")]
    Task<Expense> LogAsync(Command command, Money amount, string? note, DateOnly on);
}
