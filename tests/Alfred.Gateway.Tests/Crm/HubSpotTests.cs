using Alfred.Crm;
using Alfred.Expenses;
using Alfred.Sandbox.Http;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Gateway.Tests.Crm;

/// <summary>Questions to an account of HubSpot, over HTTP.</summary>
public sealed class HubSpotTests
{
    private static readonly CancellationToken Whenever = CancellationToken.None;

    [Fact]
    public async Task deals_are_counted_and_added_up_over_all_pages_and_the_largest_are_shown()
    {
        await using var hubSpot = await FakeHubSpot.StartAsync();
        hubSpot.Objects = [.. Enumerable.Range(1, 450).Select(id => FakeHubSpot.Deal(id, "1", id * 10m))];

        var answer = await SourceOf(hubSpot).FindDealsAsync(new() { State = DealState.Open }, Whenever);

        Assert.Equal((450, 450), (answer.Count, answer.Summed));
        Assert.Equal([new Money(450 * 451 / 2 * 10m, "EUR")], answer.Sums);
        Assert.Equal(Enumerable.Range(0, CrmLimits.Rows).Select(at => $"Deal {450 - at}"), answer.Top.Select(deal => deal.Name));
        Assert.Equal("https://app.hubspot.com/contacts/4711/record/0-3/450", answer.Top[0].Link!.AbsoluteUri);
        Assert.Equal(3, hubSpot.Calls.All.Count(call => call.Request == "POST /crm/v3/objects/deals/search"));
    }

    [Fact]
    public async Task what_is_more_than_can_be_added_up_is_said()
    {
        await using var hubSpot = await FakeHubSpot.StartAsync();
        hubSpot.Objects = [.. Enumerable.Range(1, 1_500).Select(id => FakeHubSpot.Deal(id, "1", 1m))];

        var answer = await SourceOf(hubSpot).FindDealsAsync(new(), Whenever);

        Assert.Equal((1_500, CrmLimits.Summed), (answer.Count, answer.Summed));
    }

    [Fact]
    public async Task a_filter_lets_through_what_it_says()
    {
        await using var hubSpot = await FakeHubSpot.StartAsync();
        hubSpot.Objects =
        [
            FakeHubSpot.Deal(1, "1", 500m, closes: "2026-11-30T23:00:00Z"),
            FakeHubSpot.Deal(2, "1", 500m, closes: "2026-12-01T00:00:00Z"),
            FakeHubSpot.Deal(3, "1", 99m, closes: "2026-11-10T00:00:00Z"),
            FakeHubSpot.Deal(4, "2", 500m, closes: "2026-11-10T00:00:00Z"),
            FakeHubSpot.Deal(5, "1", 500m, isClosed: true, isWon: true, closes: "2026-11-10T00:00:00Z"),
            FakeHubSpot.Deal(6, "1", amount: null),
        ];

        var answer = await SourceOf(hubSpot).FindDealsAsync(
            new()
            {
                State = DealState.Open, Company = new("1", "Acme"), Over = 100, From = new(2026, 11, 1), Until = new(2026, 11, 30),
            },
            Whenever);

        Assert.Equal(["Deal 1"], answer.Top.Select(deal => deal.Name));
    }

    [Fact]
    public async Task an_exact_name_wins_and_otherwise_all_that_have_its_words_can_be_meant()
    {
        await using var hubSpot = await FakeHubSpot.StartAsync();
        hubSpot.Objects = [FakeHubSpot.Company("1", "Acme Ltd"), FakeHubSpot.Company("2", "Acme GmbH"), FakeHubSpot.Company("3", "Globex")];
        var source = SourceOf(hubSpot);

        Assert.Equal(["Acme GmbH", "Acme Ltd"], (await source.FindCompaniesAsync("acme", Whenever)).Select(company => company.Name));
        Assert.Equal(["Acme Ltd"], (await source.FindCompaniesAsync("acme ltd", Whenever)).Select(company => company.Name));
        Assert.Empty(await source.FindCompaniesAsync("*", Whenever));
    }

    [Fact]
    public async Task one_that_comes_too_early_is_asked_again_after_the_time_that_hubspot_names()
    {
        await using var hubSpot = await FakeHubSpot.StartAsync();
        hubSpot.Objects = [FakeHubSpot.Company("1", "Acme")];
        hubSpot.AnswerNext(new FakeAnswer.Respond(429, """{"policyName":"SECONDLY"}""").WithRetryAfter(TimeSpan.Zero));

        Assert.Single(await SourceOf(hubSpot).FindCompaniesAsync("Acme", Whenever));
    }

    public static TheoryData<FakeAnswer, CrmFailure> Failures => new()
    {
        { new FakeAnswer.Respond(429, "{}").WithRetryAfter(TimeSpan.FromMinutes(10)), CrmFailure.Busy },
        { new FakeAnswer.Respond(401, "{}"), CrmFailure.Refused },
        { new FakeAnswer.Respond(403, "{}"), CrmFailure.Refused },
        { new FakeAnswer.Respond(502, "<html>"), CrmFailure.Unavailable },
        { new FakeAnswer.Respond(200, "not JSON"), CrmFailure.Unavailable },
        { new FakeAnswer.Cut(), CrmFailure.Unavailable },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task an_error_is_never_taken_for_nothing_found(FakeAnswer answer, CrmFailure failure)
    {
        await using var hubSpot = await FakeHubSpot.StartAsync();
        hubSpot.Otherwise = answer;

        var thrown = await Assert.ThrowsAsync<CrmException>(() => SourceOf(hubSpot).FindCompaniesAsync("Acme", Whenever));

        Assert.Equal(failure, thrown.Failure);
        Assert.DoesNotContain(FakeHubSpot.Token, thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task whatever_is_asked_every_call_is_a_bounded_search_and_none_writes()
    {
        await using var hubSpot = await FakeHubSpot.StartAsync();
        hubSpot.Objects = [.. Enumerable.Range(1, 30).Select(id => FakeHubSpot.Deal(id, "1", id))];
        var source = SourceOf(hubSpot);

        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<DateTime>(), (name, number, day) =>
        {
            AskAllAsync(source, name ?? "", number, DateOnly.FromDateTime(day)).GetAwaiter().GetResult();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

        Assert.All(hubSpot.Calls.All, call => Assert.True(
            call.Request == "GET /account-info/v3/details"
            || (call.Request.EndsWith("/search", StringComparison.Ordinal)
                && call.Search.GetProperty("limit").GetInt32() is >= 1 and <= 200),
            call.Request));
    }

    private static async Task AskAllAsync(ICrmSource source, string name, int number, DateOnly day)
    {
        try
        {
            await source.FindCompaniesAsync(name, Whenever);
            await source.FindPeopleAsync(name, Whenever);
            await source.FindPeopleOfAsync(name, Whenever);
            await source.FindDealsAsync(new() { Company = new(name, name), Over = number, From = day, Until = day }, Whenever);
        }
        catch (CrmException)
        {
            // A name that HubSpot refuses is an answer too.
        }
    }

    private static ICrmSource SourceOf(FakeHubSpot hubSpot) => hubSpot.Connect().GetRequiredService<ICrmSource>();
}
