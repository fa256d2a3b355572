using System.Collections.Immutable;
using Alfred.Crm;

namespace Alfred.Silo.Understand;

/// <summary>Stands where sentences are only understood: nothing runs, so that nothing is looked up.</summary>
internal sealed class NoCrm : ICrmSource
{
    public string? Name => null;

    public Task<ImmutableArray<CrmCompany>> FindCompaniesAsync(string name, CancellationToken cancellationToken) => throw Nothing();

    public Task<DealAnswer> FindDealsAsync(DealFilter filter, CancellationToken cancellationToken) => throw Nothing();

    public Task<CrmAnswer<CrmPerson>> FindPeopleOfAsync(string companyId, CancellationToken cancellationToken) => throw Nothing();

    public Task<CrmAnswer<CrmPerson>> FindPeopleAsync(string name, CancellationToken cancellationToken) => throw Nothing();

    private static InvalidOperationException Nothing() => new("nothing is looked up here");
}
