namespace Alfred.Operators;

/// <summary>Conversations as an operator sees them, and what an operator does about them. Each action leaves a line in the audit.</summary>
public interface IConversationView
{
    /// <summary>Lists conversations, those with the latest messages first.</summary>
    /// <param name="search">A part of a member's name, or the beginning of a key; null for all.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<PageOf<ConversationRow>> ListAsync(string? search, ConversationFilter filter, int page, CancellationToken cancellationToken);

    /// <summary>Shows one; null when there is none of that key.</summary>
    Task<ConversationTimeline?> ShowAsync(string key, int page, CancellationToken cancellationToken);

    /// <summary>Shows what a message says. Only for somebody who may see it, and never without a line in the audit.</summary>
    /// <returns>Null when there is no such message in that conversation.</returns>
    Task<RevealedMessage?> RevealAsync(string key, long row, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>Lets a message that waits for its next try be tried now, or one that was given up run again.</summary>
    /// <returns>False when it does neither.</returns>
    Task<bool> RetryAsync(string key, long row, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>Ends a message without running it (any further).</summary>
    /// <returns>False when it has ended already.</returns>
    Task<bool> EndAsync(string key, long row, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>From now on messages of the conversation are stored and wait.</summary>
    /// <returns>False when there is none of that key.</returns>
    Task<bool> PauseAsync(string key, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>Handles what waits, in order, and everything that comes from now on.</summary>
    /// <returns>False when it was not paused.</returns>
    Task<bool> ResumeAsync(string key, OperatorRole by, CancellationToken cancellationToken);
}
