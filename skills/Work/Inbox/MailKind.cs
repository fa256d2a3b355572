namespace Alfred.Skills.Work.Inbox;

/// <summary>What a message wants of whoever reads it; what comes first stands first in a digest.</summary>
internal enum MailKind
{
    /// <summary>Somebody waits for an answer.</summary>
    NeedsReply = 1,

    /// <summary>Something has to be done by a time.</summary>
    Deadline = 2,

    /// <summary>An invoice, a payment, an amount.</summary>
    Money = 3,

    /// <summary>Something is wrong with it.</summary>
    Suspicious = 4,

    /// <summary>Good to know.</summary>
    Information = 5,
}
