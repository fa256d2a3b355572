namespace Alfred.Expenses;

/// <summary>A receipt as it was attached: the original, never changed.</summary>
/// <param name="Name">Its file name, at most 100 characters.</param>
/// <param name="MediaType">Such as <c>image/jpeg</c>.</param>
/// <param name="Content">Its bytes, at most <see cref="MaxLength"/>.</param>
[GenerateSerializer, Immutable, Alias("alfred.expense-receipt")]
public sealed record ExpenseReceipt(
    [property: Id(0)] string Name, [property: Id(1)] string MediaType, [property: Id(2)] ReadOnlyMemory<byte> Content)
{
    /// <summary>The most bytes of a receipt: what can be sent back, too.</summary>
    public const int MaxLength = 5_000_000;

    /// <summary>
    /// The most bytes of all receipts of one message: they are kept together or not at all, and are in memory until then.
    /// </summary>
    public const int MaxTogether = 20_000_000;

    /// <summary>Hides the name: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"(receipt {MediaType})";
}
