using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Alfred.Gateway.Crm;
using Alfred.Instances;
using Alfred.Sandbox.Crm;
using Alfred.Sandbox.Http;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Alfred.Gateway.Tests.Crm;

/// <summary>The sandbox's HubSpot on a server of its own, which writes every call down.</summary>
public sealed class FakeHubSpot : FakeServer, IHubSpotBackend
{
    public const string Token = "pat-test";

    private FakeHubSpot()
    {
    }

    public string? AccessToken => Token;

    public ImmutableArray<HubSpotObject> Objects { get; set; } = [];

    /// <summary>Every call: its method and path, and for a search its body.</summary>
    public CallLedger<(string Request, JsonElement Search)> Calls { get; } = new();

    public static async Task<FakeHubSpot> StartAsync()
    {
        var fake = new FakeHubSpot();
        await fake.StartAsync(app =>
        {
            app.Use(fake.NoteAsync);
            new FakeHubSpotApi(fake).Map(app);
        }, port: 0);
        return fake;
    }

    public void Keep(HubSpotObject changed) =>
        Objects = [.. Objects.Where(one => (one.Kind, one.Id) != (changed.Kind, changed.Id)), changed];

    /// <summary>A call that is answered in a way of its own, by what it asks for; null for none.</summary>
    public (string What, FakeAnswer Answer)? Instead { get; set; }

    public FakeAnswer? Decide(string what) => Instead is { } instead && instead.What == what ? instead.Answer : NextAnswer();

    /// <summary>The product's own services, connected to it.</summary>
    public IServiceProvider Connect() => new ServiceCollection()
        .AddSingleton(new Instance
        {
            Kind = InstanceKind.Biz, IsProduction = false, Zone = DateTimeZone.Utc, Currency = "EUR", Language = "en",
            AllowUnknownSenders = false,
        })
        .AddHubSpot(new() { AccessToken = Token, ApiUrl = new($"{Url.AbsoluteUri.TrimEnd('/')}/") }, isProduction: false)
        .BuildServiceProvider();

    public static HubSpotObject Company(string id, string name) => new("companies", id, Properties(("name", name)));

    public static HubSpotObject Deal(
        int id, string company, decimal? amount, bool isClosed = false, bool isWon = false, string? closes = null, string? name = null,
        string? stage = null) =>
        new("deals", id.ToString(CultureInfo.InvariantCulture), Properties(
            ("dealname", name ?? $"Deal {id}"), ("dealstage", stage), ("pipeline", "default"),
            ("amount", amount?.ToString(CultureInfo.InvariantCulture)), ("closedate", closes),
            ("hs_is_closed", isClosed ? "true" : "false"), ("hs_is_closed_won", isWon ? "true" : "false"))) { CompanyId = company };

    private static ImmutableDictionary<string, string> Properties(params ReadOnlySpan<(string Name, string? Value)> properties)
    {
        var known = ImmutableDictionary<string, string>.Empty;
        foreach (var (name, value) in properties)
            known = value is null ? known : known.Add(name, value);
        return known;
    }

    private async Task NoteAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using var document = context.Request.Method is "POST" or "PATCH" ? await JsonDocument.ParseAsync(context.Request.Body) : null;
        context.Request.Body.Position = 0;
        Calls.Add(($"{context.Request.Method} {context.Request.Path}", document?.RootElement.Clone() ?? default));
        await next(context);
    }
}
