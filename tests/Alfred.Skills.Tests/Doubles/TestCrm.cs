using System.Collections.Immutable;
using Alfred.Crm;

namespace Alfred.Skills.Tests.Doubles;

/// <summary>A CRM that holds what a test gives it, and remembers the filters that it was asked with.</summary>
public sealed partial class TestCrm : ICrmSource
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 23, 5, 30, 0, TimeSpan.Zero);

    public string? Name => "HubSpot";

    public ImmutableArray<CrmCompany> Companies { get; set; } = [new("1", "Acme Ltd"), new("2", "Globex")];

    public DealAnswer Deals { get; set; } = new([], 0, [], 0, AsOf);

    public ImmutableArray<CrmPerson> People { get; set; } = [];

    public CrmFailure? Failure { get; set; }

    public List<DealFilter> Filters { get; } = [];

    public Task<ImmutableArray<CrmCompany>> FindCompaniesAsync(string name, CancellationToken cancellationToken) =>
        Answer<ImmutableArray<CrmCompany>>(
            [.. Companies.Where(company => company.Name.Contains(name, StringComparison.OrdinalIgnoreCase))]);

    public Task<DealAnswer> FindDealsAsync(DealFilter filter, CancellationToken cancellationToken)
    {
        Filters.Add(filter);
        return Answer(Deals);
    }

    public Task<CrmAnswer<CrmPerson>> FindPeopleOfAsync(string companyId, CancellationToken cancellationToken) =>
        Answer(new CrmAnswer<CrmPerson>(People, People.Length, AsOf));

    public Task<CrmAnswer<CrmPerson>> FindPeopleAsync(string name, CancellationToken cancellationToken)
    {
        ImmutableArray<CrmPerson> meant = [.. People.Where(person => person.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return Answer(new CrmAnswer<CrmPerson>(meant, meant.Length, AsOf));
    }

    private Task<T> Answer<T>(T answer) =>
        Failure is { } failure ? Task.FromException<T>(new CrmException(failure, "as the test says")) : Task.FromResult(answer);
}
