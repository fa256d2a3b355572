namespace Alfred.Channels;

/// <summary>What became of one attempt to send. A closed family: the outbox decides by type alone.</summary>
public abstract record SendResult
{
    private SendResult() { }

    /// <summary>The provider took it.</summary>
    /// <param name="ProviderId">The provider's id of the message, if it gave one.</param>
    public sealed record Sent(string? ProviderId) : SendResult;

    /// <summary>Not sent; the same message may succeed later. Never counts as a try of the message.</summary>
    /// <param name="Reason">For the operator; holds no personal data.</param>
    /// <param name="RetryAfter">The earliest next attempt that the provider allows; null leaves it to back-off.</param>
    /// <param name="Scope">Who else must wait.</param>
    public sealed record Later(string Reason, TimeSpan? RetryAfter = null, PauseScope Scope = PauseScope.Message) : SendResult;

    /// <summary>This message can never be sent: it goes to the dead letters.</summary>
    /// <param name="Reason">For the operator; holds no personal data.</param>
    public sealed record Refused(string Reason) : SendResult;

    /// <summary>
    /// Not sent, and of no use to try before the person writes again (WhatsApp's 24 hours are over). It waits for that, lets later messages
    /// pass, and the operator can see it.
    /// </summary>
    /// <param name="Reason">For the operator; holds no personal data.</param>
    public sealed record Held(string Reason) : SendResult;

    /// <summary>The channel's credentials or account do not work: everything waits until the operator fixes it.</summary>
    /// <param name="Reason">For the operator; holds no personal data.</param>
    public sealed record Stopped(string Reason) : SendResult;

    /// <summary>The request left but no answer came: it may or may not have been sent.</summary>
    /// <param name="Reason">For the operator; holds no personal data.</param>
    public sealed record Unknown(string Reason) : SendResult;
}

/// <summary>How far a pause reaches.</summary>
public enum PauseScope
{
    /// <summary>Only this message (and those behind it in its conversation).</summary>
    Message = 0,

    /// <summary>Everything the channel sends.</summary>
    Channel = 1,
}
