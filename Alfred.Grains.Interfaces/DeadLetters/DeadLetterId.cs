namespace Alfred.DeadLetters;

/// <summary>Names a dead letter for the operator: <c>in-17</c> is a row of the inbox, <c>out-9</c> one of the outbox.</summary>
/// <param name="IsOutgoing">Whether it is a row of the outbox.</param>
/// <param name="Row">The row, from 1.</param>
public readonly record struct DeadLetterId(bool IsOutgoing, long Row)
{
    private const string Incoming = "in-";
    private const string Outgoing = "out-";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text is no such id.</exception>
    public static DeadLetterId Parse(string text)
    {
        var isOutgoing = text.StartsWith(Outgoing, StringComparison.Ordinal);
        if ((isOutgoing || text.StartsWith(Incoming, StringComparison.Ordinal))
            && long.TryParse(
                text.AsSpan(isOutgoing ? Outgoing.Length : Incoming.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && row > 0)
            return new(isOutgoing, row);
        throw new FormatException($"'{text}' is no dead letter's id such as in-17 or out-9");
    }

    /// <summary><c>in-17</c> or <c>out-9</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsOutgoing ? Outgoing : Incoming)}{Row}");
}
