using Alfred.DeadLetters;

namespace Alfred.Operators;

/// <summary>What was given up, is held or uncertain, and what an operator does about it. Each action leaves a line in the audit.</summary>
public interface IDeadLetterView
{
    /// <summary>Lists it, the latest first.</summary>
    /// <param name="kind">Only this kind; null for all.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<PageOf<DeadLetterRow>> ListAsync(DeadLetterKind? kind, int page, CancellationToken cancellationToken);

    /// <summary>Processes or sends one again, once.</summary>
    Task<DeadLetterResult> ReplayAsync(DeadLetterId id, OperatorRole by, CancellationToken cancellationToken);

    /// <summary>Forgets one: it is never processed or sent.</summary>
    Task<DeadLetterResult> DropAsync(DeadLetterId id, OperatorRole by, CancellationToken cancellationToken);
}

/// <summary>A dead letter and whose conversation it belongs to.</summary>
/// <param name="Letter">It.</param>
/// <param name="Conversation">The conversation's key; null for a body that could not be read.</param>
/// <param name="Who">Whose conversation that is.</param>
public sealed record DeadLetterRow(DeadLetter Letter, string? Conversation, string Who);
