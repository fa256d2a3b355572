namespace Alfred.Gateway.Mail;

/// <summary>How to get at one mailbox. Filled and validated by the host; holds secrets and is never logged.</summary>
public sealed record MailboxOptions
{
    /// <summary>What people call it: <c>ada@example.com</c>. Unique in an instance.</summary>
    public required string Name { get; init; }

    /// <summary>The server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>The port; 993 by default.</summary>
    public int Port { get; init; } = 993;

    /// <summary>
    /// True, the default, for TLS from the first byte on, with a certificate that this machine trusts. False for a server on this machine.
    /// </summary>
    public bool IsEncrypted { get; init; } = true;

    /// <summary>The user's name at the server.</summary>
    public required string User { get; init; }

    /// <summary>The password; for XOAUTH2 the access token, or the refresh token where <see cref="Tokens"/> is set.</summary>
    public required string Secret { get; init; }

    /// <summary>True to sign in by XOAUTH2, false by password.</summary>
    public bool UsesOAuth { get; init; }

    /// <summary>Where access tokens are had; null when <see cref="Secret"/> is what the server takes.</summary>
    public TokenEndpoint? Tokens { get; init; }

    /// <summary>The folder. Default <c>INBOX</c>.</summary>
    public string Folder { get; init; } = "INBOX";

    /// <summary>
    /// The address at which a person opens a message, with <c>{id}</c> for its message id and <c>{number}</c> for its number in the
    /// mailbox; null for the standard link of RFC 2392, which mail programs open.
    /// </summary>
    public string? LinkTemplate { get; init; }

    /// <summary>True for the mailbox that the sandbox plays.</summary>
    public bool IsSandbox { get; init; }

    /// <summary>Hides the secrets.</summary>
    public override string ToString() => nameof(MailboxOptions);
}

/// <summary>Where a provider changes a refresh token into access tokens (RFC 6749, section 6).</summary>
/// <param name="Url">The endpoint, by TLS.</param>
/// <param name="ClientId">The registered program.</param>
/// <param name="ClientSecret">Its secret; empty for a program that has none.</param>
public sealed record TokenEndpoint(Uri Url, string ClientId, string ClientSecret)
{
    /// <summary>Hides the secret.</summary>
    public override string ToString() => nameof(TokenEndpoint);
}
