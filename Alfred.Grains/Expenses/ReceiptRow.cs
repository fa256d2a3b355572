namespace Alfred.Expenses;

/// <summary>Writes a receipt's row.</summary>
internal static class ReceiptRow
{
    /// <summary>The statement that inserts it.</summary>
    public const string Insert = """
        insert into expn_receipt (expense, hash, name, media_type, content, added_by, added_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        """;

    /// <summary>The statement's values.</summary>
    /// <param name="expense">Whose receipt it is.</param>
    /// <param name="hash">Of its content.</param>
    /// <param name="receipt">The receipt.</param>
    /// <param name="command">Who keeps it, and when.</param>
    public static object[] Values(long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt, Command command) =>
        [expense, hash.ToArray(), receipt.Name, receipt.MediaType, receipt.Content, command.Member?.Value ?? "", command.At];
}
