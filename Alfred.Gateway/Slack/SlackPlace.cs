namespace Alfred.Gateway.Slack;

/// <summary>Where a message goes.</summary>
/// <param name="Channel">A channel, a direct message channel, or a user for that person's direct messages.</param>
/// <param name="ThreadTs">The thread; null outside.</param>
/// <param name="MessageTs">The message that is answered; null when nobody wrote one there.</param>
/// <param name="User">Who wrote it; null when unknown.</param>
internal sealed record SlackPlace(string Channel, string? ThreadTs = null, string? MessageTs = null, string? User = null)
{
    /// <summary>True for a user instead of a channel.</summary>
    public bool IsPerson => Channel[0] is 'U' or 'W';

    /// <summary>True where nobody else reads along.</summary>
    public bool IsDirect => IsPerson || Channel[0] == 'D';
}
