namespace Alfred.Sandbox.Mail;

/// <summary>The mailbox that the sandbox plays.</summary>
/// <param name="Port">Where its IMAP server listens on this machine.</param>
/// <param name="User">Who may sign in, which is also its address.</param>
/// <param name="Password">With what.</param>
public sealed record MailboxSettings(int Port, string User, string Password)
{
    /// <summary>The access token that XOAUTH2 takes; null for none.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Hides the password.</summary>
    public override string ToString() => nameof(MailboxSettings);
}
