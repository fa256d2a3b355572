namespace Alfred.Crm;

/// <summary>Writes to the CRM what was approved, once for a command. What it tells came from the source's answer.</summary>
public interface ICrmWriter
{
    /// <summary>Changes a deal, if it still stands as it was shown.</summary>
    /// <param name="command">The command: the same again returns what came of it, and sends nothing.</param>
    /// <param name="shown">The deal as it was shown to who approved the change.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Stops before anything was sent.</param>
    /// <exception cref="CrmException">Nothing was changed.</exception>
    Task<CrmWriteResult> ChangeDealAsync(CommandId command, DealRecord shown, DealChange change, CancellationToken cancellationToken);

    /// <summary>Leaves a note on a company.</summary>
    /// <param name="command">The command: the same again returns what came of it, and sends nothing.</param>
    /// <param name="company">The company.</param>
    /// <param name="note">The note.</param>
    /// <param name="cancellationToken">Stops before anything was sent.</param>
    /// <exception cref="CrmException">Nothing was changed.</exception>
    Task<CrmWriteResult> AddNoteAsync(CommandId command, CrmCompany company, CrmNote note, CancellationToken cancellationToken);
}

/// <summary>What came of a write.</summary>
/// <param name="Kind">What is known of it.</param>
/// <param name="Deal">The deal as the source told it last; null when it did not, and for a note.</param>
/// <param name="Note">The note as the source answered; null when it did not, and for a deal.</param>
public sealed record CrmWriteResult(CrmWriteKind Kind, DealRecord? Deal = null, string? Note = null);

/// <summary>What is known of a write. Stored by name, so never renamed.</summary>
public enum CrmWriteKind
{
    /// <summary>It was sent, and nobody knows what became of it. It is never sent again.</summary>
    Uncertain = 0,

    /// <summary>The source answered that it was made.</summary>
    Done = 1,

    /// <summary>Not sent: somebody had changed the same thing since it was shown, or removed the deal.</summary>
    ChangedMeanwhile = 2,
}
