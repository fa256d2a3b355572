namespace Alfred.Gateway.WhatsApp;

/// <summary>
/// Where a message goes: <c>wa:34600…</c> (a number), <c>wa:user:…</c> (a person without one) or <c>wa:group:…</c>, each perhaps followed
/// by <c>?on=</c> and the id of the message that is answered.
/// </summary>
/// <param name="Recipient">The address without the message: what pace and back-off count by.</param>
/// <param name="MessageId">The message that is answered; null when none is.</param>
internal readonly record struct WhatsAppAddress(string Recipient, string? MessageId)
{
    private const string Prefix = "wa:";
    private const string GroupPrefix = "wa:group:";
    private const string UserPrefix = "wa:user:";
    private const string AnswerMark = "?on=";

    /// <summary>True for a group.</summary>
    public bool IsGroup => Recipient.StartsWith(GroupPrefix, StringComparison.Ordinal);

    /// <summary>The business-scoped id of a person who keeps the number to themselves; null for others.</summary>
    public string? UserId => Recipient.StartsWith(UserPrefix, StringComparison.Ordinal) ? Recipient[UserPrefix.Length..] : null;

    /// <summary>What Meta's <c>to</c> takes: a group's id, or a number with its plus.</summary>
    public string To => IsGroup
        ? Recipient[GroupPrefix.Length..]
        // Without "+" Meta may put the business's own country code before the number, and the message goes to somebody else.
        : $"+{Recipient.AsSpan(Prefix.Length)}";

    /// <summary>The address for answers to a message.</summary>
    public static Address OfAnswer(string recipient, string? messageId) =>
        new(messageId is null ? recipient : $"{recipient}{AnswerMark}{messageId}");

    /// <summary>Reads an address; false for one of another channel.</summary>
    public static bool TryParse(Address address, out WhatsAppAddress parsed)
    {
        var text = address.Value;
        var mark = text.IndexOf(AnswerMark, StringComparison.Ordinal);
        parsed = mark < 0 ? new(text, null) : new(text[..mark], text[(mark + AnswerMark.Length)..]);
        return parsed.Recipient.StartsWith(Prefix, StringComparison.Ordinal) && parsed.Recipient.Length > Prefix.Length;
    }

    /// <summary>Hides the value: addresses are personal data.</summary>
    public override string ToString() => "(address)";
}
