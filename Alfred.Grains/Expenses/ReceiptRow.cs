namespace Alfred.Expenses;

/// <summary>Writes a receipt's row.</summary>
internal static class ReceiptRow
{
    /// <summary>The statement that inserts it.</summary>
    public const string Insert = """
        insert into expn_receipt (expense, hash, name, media_type, content, added_by, added_at)
        values (@expense, @hash, @name, @type, @content, @member, @at)
        """;

    /// <summary>Gives the statement its values.</summary>
    /// <param name="insert">The statement.</param>
    /// <param name="expense">Whose receipt it is.</param>
    /// <param name="hash">Of its content.</param>
    /// <param name="receipt">The receipt.</param>
    /// <param name="command">Who keeps it, and when.</param>
    public static void Fill(NpgsqlCommand insert, long expense, ReadOnlyMemory<byte> hash, ExpenseReceipt receipt, Command command)
    {
        insert.Parameters.AddWithValue("expense", expense);
        insert.Parameters.AddWithValue("hash", hash.ToArray());
        insert.Parameters.AddWithValue("name", receipt.Name);
        insert.Parameters.AddWithValue("type", receipt.MediaType);
        insert.Parameters.AddWithValue("content", receipt.Content);
        insert.Parameters.AddWithValue("member", command.By);
        insert.Parameters.AddWithValue("at", command.At);
    }
}
