using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Crm;

/// <summary>
/// HubSpot's API as far as Alfred uses it: searches with filters, order and pages, the account, the stages of deals, changes of deals and
/// notes. Maps onto any server.
/// </summary>
public sealed class FakeHubSpotApi(IHubSpotBackend backend)
{
    private const int MaxBody = 64 * 1024;
    private const int MaxLimit = 200;

    /// <summary>Maps it.</summary>
    public void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/crm/v3/objects/{kind}/search", SearchAsync);
        api.MapGet("/account-info/v3/details", AccountAsync);
        api.MapGet("/crm/v3/pipelines/deals", PipelinesAsync);
        api.MapGet("/crm/v3/objects/deals/{id}", (HttpContext context, string id) => AnswerAsync(context, "deal", _ => Find(id)));
        api.MapPatch("/crm/v3/objects/deals/{id}", (HttpContext context, string id) =>
            AnswerAsync(context, "change of a deal", body => Change(id, body)));
        api.MapPost("/crm/v3/objects/notes", (HttpContext context) => AnswerAsync(context, "note", AddNote));
    }

    private async Task AccountAsync(HttpContext context) => await context.AnswerAsync(
        backend.Decide("account") ?? RefuseToken(context.Request),
        Success(new { portalId = 4711, uiDomain = "app.hubspot.com", companyCurrency = "EUR", timeZone = "Europe/Madrid" }), accept: null);

    private Task SearchAsync(HttpContext context, string kind) => AnswerAsync(context, kind, search => new(Search(kind, search)));

    private async Task PipelinesAsync(HttpContext context) => await context.AnswerAsync(
        backend.Decide("pipelines") ?? RefuseToken(context.Request), Success(new
        {
            results = new[]
            {
                new
                {
                    id = "default", label = "Sales",
                    stages = HubSpotSample.Stages.Select(static stage => new
                    {
                        id = stage.Id, label = stage.Label,
                        metadata = new { isClosed = stage.Chance is "0.0" or "1.0" ? "true" : "false", probability = stage.Chance },
                    }),
                },
            },
        }), accept: null);

    private async Task AnswerAsync(HttpContext context, string what, Func<JsonElement, Answer> act)
    {
        var decided = backend.Decide(what) ?? RefuseToken(context.Request);
        JsonDocument? document = null;
        if (!HttpMethods.IsGet(context.Request.Method)
            && (await context.Request.ReadBodyAsync(MaxBody) is not { } body || !JsonReading.TryParse(body, out document)))
        {
            await context.AnswerAsync(decided, Error(400, "Invalid input JSON"), accept: null);
            return;
        }

        using (document)
        {
            var (own, accept) = act(document?.RootElement ?? default);
            await context.AnswerAsync(decided, own, accept);
        }
    }

    private Answer Find(string id) => backend.Objects.FirstOrDefault(one => one.Kind == "deals" && one.Id == id) is { } deal
        ? new(Success(new { id = deal.Id, properties = deal.Properties, archived = false }))
        : new(Error(404, "resource not found"));

    private Answer Change(string id, JsonElement body)
    {
        if (backend.Objects.FirstOrDefault(one => one.Kind == "deals" && one.Id == id) is not { } deal)
            return new(Error(404, "resource not found"));
        var changed = Properties(body.At("properties")).ToDictionary(StringComparer.Ordinal);
        if (changed.TryGetValue("dealstage", out var stage) && HubSpotSample.Stages.All(known => known.Id != stage))
            return new(Error(400, $"{stage} was not one of the allowed options"));
        if (changed.TryGetValue("amount", out var amount) && HubSpotFilter.Number(amount) is null)
            return new(Error(400, $"{amount} was not a valid number"));
        if (stage is not null)
        {
            changed["hs_is_closed"] = stage is "won" or "lost" ? "true" : "false";
            changed["hs_is_closed_won"] = stage == "won" ? "true" : "false";
        }

        return new(
            Success(new { id, properties = changed, archived = false }),
            () => backend.Keep(deal with { Properties = deal.Properties.SetItems(changed) }));
    }

    private Answer AddNote(JsonElement body)
    {
        var properties = Properties(body.At("properties"));
        var association = body.At("associations").Items().FirstOrDefault();
        var company = association.At("to").At("id").Id();
        if (!properties.ContainsKey("hs_timestamp") || company is null
            || backend.Objects.All(one => one.Kind != "companies" || one.Id != company))
            return new(Error(400, "a note needs hs_timestamp and somebody whom it is about"));
        var id = $"{900 + backend.Objects.Count(static one => one.Kind == "notes")}";
        return new(
            new(201, JsonSerializer.Serialize(new { id, properties, archived = false })),
            () => backend.Keep(new("notes", id, properties) { CompanyId = company }));
    }

    private FakeAnswer.Respond Search(string kind, JsonElement search)
    {
        var groups = search.At("filterGroups");
        var limit = search.At("limit").ValueKind == JsonValueKind.Number ? search.At("limit").GetInt32() : 10;
        var start = search.At("after").Id() is { } after && int.TryParse(after, CultureInfo.InvariantCulture, out var at) ? at : 0;
        if (HubSpotFilter.Check(groups) is { } problem)
            return Error(400, problem);
        if (limit is < 1 or > MaxLimit || start + limit > 10_000)
            return Error(400, "the limit is 200 objects a page and 10,000 a search");
        var meant = backend.Objects.Where(one => one.Kind == kind && HubSpotFilter.Holds(groups, one));
        var found = Sorted(meant, search.At("sorts")).ToArray();
        var names = search.At("properties").Items().Select(static name => name.Text()).OfType<string>().ToArray();
        var page = found.Skip(start).Take(limit).Select(one => new
        {
            id = one.Id,
            properties = names.ToDictionary(static name => name, name => one[name], StringComparer.Ordinal),
            archived = false,
        });
        return start + limit < found.Length
            ? Success(new { total = found.Length, results = page, paging = new { next = new { after = $"{start + limit}" } } })
            : Success(new { total = found.Length, results = page });
    }

    private static IEnumerable<HubSpotObject> Sorted(IEnumerable<HubSpotObject> found, JsonElement sorts)
    {
        if (sorts.Items().FirstOrDefault() is not { ValueKind: JsonValueKind.Object } sort
            || sort.At("propertyName").Text() is not { } name)
            return found;
        var ordered = found.OrderBy(one => one[name] is null)
            .ThenBy(one => HubSpotFilter.Number(one[name] ?? "") ?? 0).ThenBy(one => one[name], StringComparer.OrdinalIgnoreCase);
        return sort.At("direction").Is("DESCENDING")
            ? ordered.Reverse().OrderBy(one => one[name] is null)
            : ordered;
    }

    private static ImmutableDictionary<string, string> Properties(JsonElement properties) => properties.ValueKind is JsonValueKind.Object
        ? properties.EnumerateObject()
            .ToImmutableDictionary(static one => one.Name, static one => one.Value.Text() ?? "", StringComparer.Ordinal)
        : ImmutableDictionary<string, string>.Empty;

    private sealed record Answer(FakeAnswer.Respond Own, Action? Accept = null);

    private FakeAnswer.Respond? RefuseToken(HttpRequest request) => backend.AccessToken is { } token && !request.CarriesToken(token)
        ? Error(401, "Authentication credentials not found") : null;

    private static FakeAnswer.Respond Error(int status, string message) =>
        new(status, JsonSerializer.Serialize(new { status = "error", message, category = "VALIDATION_ERROR" }));

    private static FakeAnswer.Respond Success(object body) => new(200, JsonSerializer.Serialize(body));
}

/// <summary>Whose account is played, and what goes wrong.</summary>
public interface IHubSpotBackend
{
    /// <summary>The token that is asked for; null for any.</summary>
    string? AccessToken { get; }

    /// <summary>The account's objects.</summary>
    ImmutableArray<HubSpotObject> Objects { get; }

    /// <summary>Keeps an object that was made or changed.</summary>
    void Keep(HubSpotObject changed);

    /// <summary>What is done with a call instead of answering it; null for nothing.</summary>
    /// <param name="what">The kind of object that is searched, or <c>account</c>.</param>
    FakeAnswer? Decide(string what);
}
