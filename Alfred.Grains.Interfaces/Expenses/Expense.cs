using System.Globalization;

namespace Alfred.Expenses;

/// <summary>A logged expense.</summary>
/// <param name="Id">Its row in <c>expn</c>.</param>
/// <param name="Amount">What was spent, in the currency it was spent in.</param>
/// <param name="Note">What for, at most 500 characters; null when nobody said.</param>
/// <param name="By">The member who logged it.</param>
/// <param name="On">The local day it counts for.</param>
[GenerateSerializer, Immutable, Alias("alfred.expense")]
public sealed record Expense(
    [property: Id(0)] long Id,
    [property: Id(1)] Money Amount,
    [property: Id(2)] string? Note,
    [property: Id(3)] string By,
    [property: Id(4)] DateOnly On)
{
    /// <summary>Hides what it was for and whose it was: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"(expense {Id})");
}
