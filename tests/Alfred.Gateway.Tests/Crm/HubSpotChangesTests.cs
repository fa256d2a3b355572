using Alfred.Crm;
using Alfred.Sandbox.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Alfred.Gateway.Tests.Crm;

/// <summary>Changes of an account of HubSpot, over HTTP: one call each, and the answer is what is told.</summary>
public sealed class HubSpotChangesTests
{
    private const string ChangeCall = "PATCH /crm/v3/objects/deals/7";
    private static readonly CancellationToken Whenever = CancellationToken.None;

    [Theory]
    [InlineData("website relaunch", "7")]
    [InlineData("relaunch", "7 8")]
    [InlineData("globex relaunch", "8")]
    [InlineData("#8", "8")]
    [InlineData("#99", "")]
    [InlineData("***", "")]
    public async Task a_deal_is_found_by_its_name_by_words_by_its_company_and_by_its_id(string name, string ids)
    {
        await using var hubSpot = await StartAsync();

        var found = await TargetOf(hubSpot).FindDealsNamedAsync(name, Whenever);

        Assert.Equal(ids, string.Join(' ', found.Select(deal => deal.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task a_deal_is_read_with_what_people_call_its_stage()
    {
        await using var hubSpot = await StartAsync();

        var deal = await TargetOf(hubSpot).FindDealAsync("7", Whenever);

        Assert.Equal(
            new DealRecord(
                "7", "Website relaunch", Company: null, new(20_000m, "EUR"), new("proposal", "Proposal", DealState.Open), "EUR",
                new("https://app.hubspot.com/contacts/4711/record/0-3/7")) { Pipeline = "default" },
            deal);
    }

    [Fact]
    public async Task a_change_is_one_call_with_nothing_else_in_it_and_returns_what_hubspot_answered()
    {
        await using var hubSpot = await StartAsync();
        var target = TargetOf(hubSpot);
        var deal = await target.FindDealAsync("7", Whenever);

        var changed = await target.ChangeDealAsync(deal!, new(new(25_000.5m, "EUR"), Stage: null), Whenever);

        Assert.Equal(deal! with { Amount = new(25_000.5m, "EUR") }, changed);
        Assert.Equal("""{"properties":{"amount":"25000.5"}}""", Assert.Single(CallsOf(hubSpot, ChangeCall)));
        Assert.Equal(changed, await target.FindDealAsync("7", Whenever));
    }

    [Fact]
    public async Task a_close_date_is_that_day_wherever_the_account_is_looked_at()
    {
        await using var hubSpot = await StartAsync();
        var target = TargetOf(hubSpot);
        var deal = await target.FindDealAsync("7", Whenever);

        var changed = await target.ChangeDealAsync(deal!, new(ClosesOn: new(2027, 1, 15)), Whenever);

        Assert.Equal(deal! with { ClosesOn = new(2027, 1, 15) }, changed);
        Assert.Equal("""{"properties":{"closedate":"2027-01-15T12:00:00.000Z"}}""", Assert.Single(CallsOf(hubSpot, ChangeCall)));
        Assert.Equal(changed, await target.FindDealAsync("7", Whenever));
    }

    [Fact]
    public async Task what_hubspot_made_of_a_change_counts_and_not_what_was_asked_for()
    {
        await using var hubSpot = await StartAsync();
        var target = TargetOf(hubSpot);
        var deal = await target.FindDealAsync("7", Whenever);
        hubSpot.Instead = ("change of a deal", new FakeAnswer.Respond(200, """{"id":"7","properties":{"amount":"24000"}}"""));

        var changed = await target.ChangeDealAsync(deal!, new(new(25_000m, "EUR"), Stage: null), Whenever);

        Assert.Equal(24_000m, changed.Amount!.Amount);
    }

    [Fact]
    public async Task a_deal_moves_among_the_stages_of_its_pipeline()
    {
        await using var hubSpot = await StartAsync();
        var target = TargetOf(hubSpot);
        var deal = await target.FindDealAsync("7", Whenever);
        var won = (await target.StagesOfAsync(deal!, Whenever)).Single(stage => stage.State == DealState.Won);

        var changed = await target.ChangeDealAsync(deal!, new(Amount: null, won), Whenever);

        Assert.Equal(("Closed won", DealState.Won), (changed.Stage!.Label, changed.Stage.State));
    }

    [Fact]
    public async Task a_note_is_left_on_its_company_and_cannot_be_html()
    {
        await using var hubSpot = await StartAsync();

        var kept = await TargetOf(hubSpot).AddNoteAsync(
            new("1", "Acme Ltd"), new("<b>called</b>", "Ada", new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1))), Whenever);

        Assert.Equal("<b>called</b> (Ada)", kept);
        var note = Assert.Single(hubSpot.Objects, one => one.Kind == "notes");
        Assert.Equal(
            ("1", "&lt;b&gt;called&lt;/b&gt; (Ada)", "2026-11-23T08:00:00.000Z"),
            (note.CompanyId, note["hs_note_body"], note["hs_timestamp"]));
    }

    public static TheoryData<FakeAnswer, CrmFailure> Failures => new()
    {
        { new FakeAnswer.Respond(400, "{}"), CrmFailure.Rejected },
        { new FakeAnswer.Respond(404, "{}"), CrmFailure.Missing },
        { new FakeAnswer.Respond(401, "{}"), CrmFailure.Refused },
        { new FakeAnswer.Respond(429, "{}").WithRetryAfter(TimeSpan.Zero), CrmFailure.Busy },
        { new FakeAnswer.Respond(502, "<html>"), CrmFailure.Uncertain },
        { new FakeAnswer.Respond(200, "not JSON"), CrmFailure.Uncertain },
        { new FakeAnswer.AcceptAndCut(), CrmFailure.Uncertain },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task a_failed_change_is_sent_once_and_is_uncertain_unless_hubspot_said_no(FakeAnswer answer, CrmFailure failure)
    {
        await using var hubSpot = await StartAsync();
        var target = TargetOf(hubSpot);
        var deal = await target.FindDealAsync("7", Whenever);
        hubSpot.Instead = ("change of a deal", answer);

        var thrown = await Assert.ThrowsAsync<CrmException>(() =>
            target.ChangeDealAsync(deal!, new(new(25_000m, "EUR"), Stage: null), Whenever));

        Assert.Equal(failure, thrown.Failure);
        Assert.Single(CallsOf(hubSpot, ChangeCall));
    }

    private static async Task<FakeHubSpot> StartAsync()
    {
        var hubSpot = await FakeHubSpot.StartAsync();
        hubSpot.Objects =
        [
            FakeHubSpot.Company("1", "Acme Ltd"), FakeHubSpot.Company("2", "Globex"),
            FakeHubSpot.Deal(7, "1", 20_000m, name: "Website relaunch", stage: "proposal"),
            FakeHubSpot.Deal(8, "2", 900m, name: "Relaunch of the shop", stage: "negotiation"),
        ];
        return hubSpot;
    }

    private static IEnumerable<string> CallsOf(FakeHubSpot hubSpot, string request) =>
        hubSpot.Calls.All.Where(call => call.Request == request).Select(call => call.Search.GetRawText());

    private static ICrmTarget TargetOf(FakeHubSpot hubSpot) => hubSpot.Connect().GetRequiredService<ICrmTarget>();
}
