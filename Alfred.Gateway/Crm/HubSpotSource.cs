using Alfred.Crm;
using Alfred.Expenses;
using Alfred.Gateway.Webhooks;
using static Alfred.Gateway.Crm.HubSpotProperties;

namespace Alfred.Gateway.Crm;

/// <summary>HubSpot as a source: companies, deals and contacts by its search, each with a link into the account.</summary>
internal sealed class HubSpotSource(HubSpotApi api, HubSpotAccounts accounts, TimeProvider time) : ICrmSource
{
    private const string DealKind = "0-3";
    private const string PersonKind = "0-1";

    public string? Name => "HubSpot";

    public async Task<ImmutableArray<CrmCompany>> FindCompaniesAsync(string name, CancellationToken cancellationToken)
    {
        var exact = await api.SearchAsync("companies", HubSpotSearch.CompaniesNamed(name), Companies, cancellationToken);
        return exact.IsEmpty && HubSpotSearch.Words(name).Any()
            ? await api.SearchAsync("companies", HubSpotSearch.CompaniesWith(name), Companies, cancellationToken)
            : exact;
    }

    public async Task<DealAnswer> FindDealsAsync(DealFilter filter, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(cancellationToken);
        var top = ImmutableArray.CreateBuilder<CrmDeal>();
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var (count, summed) = (0, 0);
        string? after = null;
        do
        {
            (count, after) = await api.SearchAsync("deals", HubSpotSearch.Deals(filter, after), page =>
            {
                foreach (var found in page.At("results"u8).Items())
                {
                    var deal = DealOf(found, account);
                    summed++;
                    if (deal.Amount is { } amount)
                        sums[amount.Currency] = sums.GetValueOrDefault(amount.Currency) + amount.Amount;
                    if (top.Count < CrmLimits.Rows)
                        top.Add(deal);
                }

                return ((int)(page.At("total"u8).Number() ?? 0), page.At("paging"u8).At("next"u8).At("after"u8).Id());
            }, cancellationToken);
        }
        while (after is not null && summed < CrmLimits.Summed);

        return new(
            top.ToImmutable(), Math.Max(count, summed),
            [.. sums.OrderByDescending(static sum => sum.Value).Select(static sum => new Money(sum.Value, sum.Key))], summed,
            time.GetUtcNow());
    }

    public async Task<CrmAnswer<CrmPerson>> FindPeopleOfAsync(string companyId, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(cancellationToken);
        return await api.SearchAsync("contacts", HubSpotSearch.PeopleOf(companyId), page => People(page, account), cancellationToken);
    }

    public async Task<CrmAnswer<CrmPerson>> FindPeopleAsync(string name, CancellationToken cancellationToken)
    {
        var words = HubSpotSearch.Words(name).ToArray();
        if (words.Length == 0)
            return new([], 0, time.GetUtcNow());
        var account = await accounts.FindAsync(cancellationToken);
        var found = await api.SearchAsync("contacts", HubSpotSearch.PeopleWith(name), page => People(page, account), cancellationToken);
        ImmutableArray<CrmPerson> meant = [.. found.Rows.Where(person => words.All(word => HasWord(person.Name, word)))];
        return new([.. meant.Take(CrmLimits.Candidates)], meant.Length, found.AsOf);
    }

    private CrmAnswer<CrmPerson> People(JsonElement page, HubSpotAccount account) => new(
        [.. page.At("results"u8).Items().Select(found => PersonOf(found, account))], (int)(page.At("total"u8).Number() ?? 0),
        time.GetUtcNow());

    internal static ImmutableArray<CrmCompany> Companies(JsonElement page) =>
    [
        .. page.At("results"u8).Items().Select(found => (Id: found.At("id"u8).Id(), Name: Property(found, "name"u8)))
            .Where(static company => company is { Id: not null, Name: not null })
            .Select(static company => new CrmCompany(company.Id!, company.Name!)),
    ];

    private static CrmDeal DealOf(JsonElement found, HubSpotAccount account) => new(
        Property(found, "dealname"u8) ?? "–", AmountOf(found, account), Property(found, "dealstage"u8),
        DayOf(Property(found, "closedate"u8)), account.LinkTo(DealKind, found.At("id"u8).Id()));

    private static CrmPerson PersonOf(JsonElement found, HubSpotAccount account)
    {
        var name = $"{Property(found, "firstname"u8)} {Property(found, "lastname"u8)}".Trim();
        return new(
            name.Length > 0 ? name : Property(found, "email"u8) ?? "–", Property(found, "jobtitle"u8), Property(found, "email"u8),
            Property(found, "phone"u8), Property(found, "company"u8), MomentOf(Property(found, "notes_last_contacted"u8)),
            account.LinkTo(PersonKind, found.At("id"u8).Id()));
    }

    private static bool HasWord(string name, string word) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
