namespace Alfred.Crm;

/// <summary>
/// Where customers, deals and contacts are looked up: an account of a CRM, or the instance's own tables. Reads only, and every answer is
/// bounded. Safe for concurrent use.
/// </summary>
public interface ICrmSource
{
    /// <summary>What people call it: <c>HubSpot</c>. Null for the instance's own tables.</summary>
    string? Name { get; }

    /// <summary>The companies that a name can mean: those of exactly that name, else those that have its words.</summary>
    /// <param name="name">1 to 200 characters.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>At most <see cref="CrmLimits.Candidates"/>, in the order of the alphabet.</returns>
    /// <exception cref="CrmException">The source did not answer.</exception>
    Task<ImmutableArray<CrmCompany>> FindCompaniesAsync(string name, CancellationToken cancellationToken);

    /// <summary>The deals that a filter lets through: how many, what they come to, and the largest ones.</summary>
    /// <exception cref="CrmException">The source did not answer.</exception>
    Task<DealAnswer> FindDealsAsync(DealFilter filter, CancellationToken cancellationToken);

    /// <summary>The contacts of a company, those talked to last first.</summary>
    /// <returns>At most <see cref="CrmLimits.Rows"/>.</returns>
    /// <exception cref="CrmException">The source did not answer.</exception>
    Task<CrmAnswer<CrmPerson>> FindPeopleOfAsync(string companyId, CancellationToken cancellationToken);

    /// <summary>The contacts whose names have these words.</summary>
    /// <returns>At most <see cref="CrmLimits.Candidates"/>.</returns>
    /// <exception cref="CrmException">The source did not answer.</exception>
    Task<CrmAnswer<CrmPerson>> FindPeopleAsync(string name, CancellationToken cancellationToken);
}

/// <summary>How much one question may bring.</summary>
public static class CrmLimits
{
    /// <summary>The most rows that an answer shows.</summary>
    public const int Rows = 10;

    /// <summary>The most companies or people to choose from.</summary>
    public const int Candidates = 6;

    /// <summary>The most deals that are added up. Beyond it the sum is of the first ones, and the answer says so.</summary>
    public const int Summed = 1_000;
}
