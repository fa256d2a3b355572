namespace Alfred.Operators;

/// <summary>What operators did.</summary>
public interface IAuditTrail
{
    /// <summary>Lists it, the latest first.</summary>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<PageOf<AuditRow>> ListAsync(int page, CancellationToken cancellationToken);
}

/// <summary>Something that an operator did.</summary>
/// <param name="At">When.</param>
/// <param name="Role">As what they came in.</param>
/// <param name="Action">What, such as <c>dead-letter.replay</c>.</param>
/// <param name="Subject">To what: a row, a key, a member's id. No personal data.</param>
/// <param name="Outcome">What came of it; null when that is not known.</param>
public sealed record AuditRow(DateTimeOffset At, string Role, string Action, string Subject, string? Outcome);
