using System.Text.Json.Nodes;
using Alfred.Crm;
using Alfred.Gateway.Webhooks;
using static Alfred.Gateway.Crm.HubSpotProperties;

namespace Alfred.Gateway.Crm;

/// <summary>HubSpot as the target of changes: the amount, the stage and the close date of a deal, and notes on companies.</summary>
internal sealed class HubSpotTarget(HubSpotApi api, HubSpotAccounts accounts) : ICrmTarget
{
    /// <summary>What has to be known of a deal to change it.</summary>
    public static readonly string[] Properties =
        ["dealname", "amount", "deal_currency_code", "dealstage", "pipeline", "closedate", "hs_is_closed", "hs_is_closed_won"];

    private const string DealKind = "0-3";

    /// <summary>HubSpot's own number for "a note on a company".</summary>
    private const int NoteToCompany = 190;

    public async Task<ImmutableArray<DealRecord>> FindDealsNamedAsync(string name, CancellationToken cancellationToken)
    {
        if (name is ['#', .. { Length: > 0 } id] && id.All(char.IsAsciiDigit))
            return await FindDealAsync(id, cancellationToken) is { } one ? [one] : [];
        var exact = await SearchAsync(HubSpotSearch.DealsNamed(name), cancellationToken);
        string[] words = [.. HubSpotSearch.Words(name)];
        if (!exact.IsEmpty || words.Length == 0)
            return exact;
        var found = await SearchAsync(HubSpotSearch.DealsWith(name, company: null), cancellationToken);
        return !found.IsEmpty || words.Length == 1 ? found : await FindOfCompanyAsync(words, cancellationToken);
    }

    public async Task<DealRecord?> FindDealAsync(string id, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(cancellationToken);
        var stages = await StagesAsync(cancellationToken);
        try
        {
            var path = $"crm/v3/objects/deals/{Uri.EscapeDataString(id)}?properties={string.Join(',', Properties)}";
            return await api.GetAsync(path, found => DealOf(found, account, stages), cancellationToken);
        }
        catch (CrmException exception) when (exception.Failure is CrmFailure.Missing)
        {
            return null;
        }
    }

    public async Task<ImmutableArray<DealStage>> StagesOfAsync(DealRecord deal, CancellationToken cancellationToken) =>
    [
        .. (await StagesAsync(cancellationToken)).Where(stage => deal.Pipeline is null || stage.Pipeline == deal.Pipeline)
            .Select(static stage => stage.Stage),
    ];

    public async Task<DealRecord> ChangeDealAsync(DealRecord deal, DealChange change, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(cancellationToken);
        var stages = await StagesAsync(cancellationToken);
        var properties = new JsonObject();
        if (change.Amount is { } amount)
            properties["amount"] = amount.Amount.ToString(CultureInfo.InvariantCulture);
        if (change.Stage is { } stage)
            properties["dealstage"] = stage.Id;
        // A moment in HubSpot, shown in the account's zone: at noon it is the same day in nearly all of them.
        if (change.ClosesOn is { } day)
            properties["closedate"] = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T12:00:00.000Z");
        // The answer holds what was written, not the whole deal: the rest is as it was read.
        return await api.WriteAsync(
            HttpMethod.Patch, $"crm/v3/objects/deals/{Uri.EscapeDataString(deal.Id)}", new() { ["properties"] = properties },
            answer => deal with
            {
                Amount = change.Amount is null ? deal.Amount : AmountOf(answer, account with { Currency = deal.Currency }),
                Stage = change.Stage is null ? deal.Stage : StageOf(answer, stages),
                ClosesOn = change.ClosesOn is null ? deal.ClosesOn : DayOf(Property(answer, "closedate"u8)),
            },
            cancellationToken);
    }

    public Task<string> AddNoteAsync(CrmCompany company, CrmNote note, CancellationToken cancellationToken) => api.WriteAsync(
        HttpMethod.Post, "crm/v3/objects/notes", new()
        {
            ["properties"] = new JsonObject
            {
                // HubSpot shows a note's body as HTML.
                ["hs_note_body"] = WebUtility.HtmlEncode($"{note.Text} ({note.By})"),
                ["hs_timestamp"] = note.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            },
            ["associations"] = new JsonArray(new JsonObject
            {
                ["to"] = new JsonObject { ["id"] = company.Id },
                ["types"] = new JsonArray(
                    new JsonObject { ["associationCategory"] = "HUBSPOT_DEFINED", ["associationTypeId"] = NoteToCompany }),
            }),
        },
        answer => WebUtility.HtmlDecode(Property(answer, "hs_note_body"u8) ?? ""), cancellationToken);

    // "Acme renewal": the renewal with Acme, whose own name need not say so.
    private async Task<ImmutableArray<DealRecord>> FindOfCompanyAsync(string[] words, CancellationToken cancellationToken)
    {
        var companies = await api.SearchAsync(
            "companies", HubSpotSearch.CompaniesWith(words[0]), HubSpotSource.Companies, cancellationToken);
        var deals = ImmutableArray.CreateBuilder<DealRecord>();
        foreach (var company in companies)
        {
            var found = await SearchAsync(HubSpotSearch.DealsWith(string.Join(' ', words[1..]), company), cancellationToken);
            deals.AddRange(found.Select(deal => deal with { Company = company.Name }));
        }

        return [.. deals.Take(CrmLimits.Candidates)];
    }

    private async Task<ImmutableArray<DealRecord>> SearchAsync(JsonObject search, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(cancellationToken);
        var stages = await StagesAsync(cancellationToken);
        return await api.SearchAsync<ImmutableArray<DealRecord>>(
            "deals", search, page => [.. page.At("results"u8).Items().Select(found => DealOf(found, account, stages))], cancellationToken);
    }

    private Task<ImmutableArray<PipelineStage>> StagesAsync(CancellationToken cancellationToken) =>
        api.GetAsync<ImmutableArray<PipelineStage>>("crm/v3/pipelines/deals", static root =>
        [
            .. root.At("results"u8).Items().SelectMany(static pipeline => pipeline.At("stages"u8).Items().Select(stage => new PipelineStage(
                pipeline.At("id"u8).Id() ?? "",
                new(stage.At("id"u8).Id() ?? "", stage.At("label"u8).Text() ?? stage.At("id"u8).Id() ?? "", StateOf(stage))))),
        ], cancellationToken);

    // Closed with certainty is won, closed without any chance is lost.
    private static DealState StateOf(JsonElement stage) => !stage.At("metadata"u8).At("isClosed"u8).Is("true"u8) ? DealState.Open
        : decimal.TryParse(
            stage.At("metadata"u8).At("probability"u8).Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var chance)
            && chance > 0 ? DealState.Won : DealState.Lost;

    private static DealRecord DealOf(JsonElement found, HubSpotAccount account, ImmutableArray<PipelineStage> stages)
    {
        var id = found.At("id"u8).Id() ?? throw new CrmException(CrmFailure.Unavailable, "HubSpot's deal has no id");
        return new(
            id, Property(found, "dealname"u8) ?? "–", Company: null, AmountOf(found, account), StageOf(found, stages),
            CurrencyOf(found, account), account.LinkTo(DealKind, id))
        {
            Pipeline = Property(found, "pipeline"u8),
            ClosesOn = DayOf(Property(found, "closedate"u8)),
        };
    }

    private static DealStage? StageOf(JsonElement found, ImmutableArray<PipelineStage> stages) => Property(found, "dealstage"u8) is { } id
        ? stages.FirstOrDefault(stage => stage.Stage.Id == id)?.Stage ?? new(id, id, DealState.Open)
        : null;

    private sealed record PipelineStage(string Pipeline, DealStage Stage);
}
