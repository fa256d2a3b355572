namespace Alfred.Crm;

/// <summary>
/// Where deals are changed and notes are left: the same place that answers questions (<see cref="ICrmSource"/>). Nothing is sent twice by
/// itself. Safe for concurrent use.
/// </summary>
public interface ICrmTarget
{
    /// <summary>
    /// The deals that a name can mean: those of exactly that name, else those that have its words, the company's included.
    /// </summary>
    /// <param name="name">1 to 200 characters; <c>#4711</c> means the deal of that id.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>At most <see cref="CrmLimits.Candidates"/>.</returns>
    /// <exception cref="CrmException">The source did not answer.</exception>
    Task<ImmutableArray<DealRecord>> FindDealsNamedAsync(string name, CancellationToken cancellationToken);

    /// <summary>A deal as it stands now; null when there is none of that id.</summary>
    /// <exception cref="CrmException">The source did not answer.</exception>
    Task<DealRecord?> FindDealAsync(string id, CancellationToken cancellationToken);

    /// <summary>The stages that a deal can be in.</summary>
    /// <exception cref="CrmException">The source did not answer.</exception>
    Task<ImmutableArray<DealStage>> StagesOfAsync(DealRecord deal, CancellationToken cancellationToken);

    /// <summary>Changes a deal, with one call.</summary>
    /// <returns>The deal as the source answered, which may be another than was asked for.</returns>
    /// <exception cref="CrmException">
    /// Nothing was changed; with <see cref="CrmFailure.Uncertain"/> nobody knows whether it was.
    /// </exception>
    Task<DealRecord> ChangeDealAsync(DealRecord deal, DealChange change, CancellationToken cancellationToken);

    /// <summary>Leaves a note on a company, with one call.</summary>
    /// <returns>The note's text as the source answered.</returns>
    /// <exception cref="CrmException">As of <see cref="ChangeDealAsync"/>.</exception>
    Task<string> AddNoteAsync(CrmCompany company, CrmNote note, CancellationToken cancellationToken);
}

/// <summary>A note on a company.</summary>
/// <param name="Text">What it says, 1 to <see cref="MaxLength"/> characters.</param>
/// <param name="By">The name of the member who wrote it.</param>
/// <param name="At">When.</param>
public sealed record CrmNote(string Text, string By, DateTimeOffset At)
{
    /// <summary>The most characters of a note.</summary>
    public const int MaxLength = 2_000;
}
