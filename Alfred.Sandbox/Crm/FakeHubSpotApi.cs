using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Crm;

/// <summary>
/// HubSpot's API as far as Alfred uses it: searches with filters, order and pages, and the account. It has nothing that writes. Maps onto
/// any server.
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
    }

    private async Task AccountAsync(HttpContext context) => await context.AnswerAsync(
        backend.Decide("account") ?? RefuseToken(context.Request),
        Success(new { portalId = 4711, uiDomain = "app.hubspot.com", companyCurrency = "EUR", timeZone = "Europe/Madrid" }), accept: null);

    private async Task SearchAsync(HttpContext context, string kind)
    {
        var decided = backend.Decide(kind) ?? RefuseToken(context.Request);
        var body = await context.Request.ReadBodyAsync(MaxBody);
        if (body is null || !JsonReading.TryParse(body.Value, out var document))
        {
            await context.AnswerAsync(decided, Error(400, "Invalid input JSON"), accept: null);
            return;
        }

        using (document)
            await context.AnswerAsync(decided, Search(kind, document.RootElement), accept: null);
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

    /// <summary>What is done with a call instead of answering it; null for nothing.</summary>
    /// <param name="what">The kind of object that is searched, or <c>account</c>.</param>
    FakeAnswer? Decide(string what);
}
