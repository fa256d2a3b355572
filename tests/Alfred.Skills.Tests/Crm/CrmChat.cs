using Alfred.Crm;
using Alfred.Expenses;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Crm;

/// <summary>Behaviour 25: questions about customers as people ask them, answered checkably.</summary>
public sealed class CrmChat
{
    private static readonly CrmDeal Relaunch = new(
        "Website relaunch", new Money(20_000m, "EUR"), "proposal", new(2026, 12, 5),
        new("https://app.hubspot.com/contacts/1/record/0-3/201"));

    private readonly TestCrm _crm = new();
    private readonly Chat _chat;

    public CrmChat() => _chat = Chat.Biz(_crm);

    [Fact]
    public async Task open_deals_with_a_company_are_counted_added_up_shown_and_checkable()
    {
        _crm.Deals = new([Relaunch], 3, [new(42_000m, "EUR"), new(1_200m, "USD")], 3, TestCrm.AsOf);

        Assert.Equal(
            """
            3 deals, €42,000.00 and $1,200.00 in all.
            1. Website relaunch · €20,000.00 · proposal · closes 5 December 2026 · https://app.hubspot.com/contacts/1/record/0-3/201
            … and 2 more.
            (HubSpot, 06:30; looked for: open, with Acme Ltd)
            """,
            await _chat.SayAsync("open deals with Acme"));
    }

    [Theory]
    [InlineData("open deals", DealState.Open, null, null, null, null)]
    [InlineData("deals over 10k closing this month", DealState.Any, 10_000, null, "2026-11-01", "2026-11-30")]
    [InlineData("won deals this quarter", DealState.Won, null, null, "2026-10-01", "2026-12-31")]
    [InlineData("show me our lost deals", DealState.Lost, null, null, null, null)]
    [InlineData("our deals over 5,000 under 20k", DealState.Any, 5_000, 20_000, null, null)]
    [InlineData("offene Deals über 10k mit Abschluss nächsten Monat", DealState.Open, 10_000, null, "2026-12-01", "2026-12-31")]
    [InlineData("negocios ganados este trimestre", DealState.Won, null, null, "2026-10-01", "2026-12-31")]
    [InlineData("affaires ouvertes de plus de 2,5 m", DealState.Open, 2_500_000, null, null, null)]
    [InlineData("gewonnen deals dit kwartaal", DealState.Won, null, null, "2026-10-01", "2026-12-31")]
    public async Task a_question_becomes_a_typed_filter(
        string question, DealState state, int? over, int? under, string? first, string? last)
    {
        await _chat.SayAsync(question);

        Assert.Equal(
            new DealFilter
            {
                State = state,
                Over = over,
                Under = under,
                From = first is null ? null : DateOnly.Parse(first, null),
                Until = last is null ? null : DateOnly.Parse(last, null),
            },
            Assert.Single(_crm.Filters));
    }

    [Fact]
    public async Task of_two_companies_it_is_asked_which_one_is_meant_and_the_choice_asks_again()
    {
        _crm.Companies = [new("1", "Acme Ltd"), new("2", "Acme GmbH")];

        Assert.Equal("Which company do you mean?\n1. Acme Ltd\n2. Acme GmbH", await _chat.SayAsync("open deals with Acme"));
        await _chat.SayAsync("2");

        Assert.Equal(new DealFilter { State = DealState.Open, Company = new("2", "Acme GmbH") }, Assert.Single(_crm.Filters));
    }

    [Fact]
    public async Task a_company_that_is_not_known_is_named_and_no_deal_is_claimed()
    {
        Assert.Equal("No company is called \"Umbrella\". Try a word of its name.", await _chat.SayAsync("deals with Umbrella"));
        Assert.Empty(_crm.Filters);
    }

    [Theory]
    [InlineData(CrmFailure.Unavailable, "HubSpot does not answer at the moment. Please ask again in a few minutes.")]
    [InlineData(CrmFailure.Busy, "HubSpot is asked too often at the moment. Please ask again in a minute.")]
    [InlineData(CrmFailure.Refused, "HubSpot refuses the access. Whoever runs me has to look at its token.")]
    public async Task an_error_is_an_error_and_not_zero(CrmFailure failure, string answer)
    {
        _crm.Failure = failure;
        Assert.Equal(answer, await _chat.SayAsync("open deals"));
    }

    [Fact]
    public async Task who_is_known_at_a_company_is_told_with_how_to_reach_them()
    {
        _crm.People = [new("Jane Doe", "Head of purchasing", "jane@globex.example", null, null, null, null)];
        Assert.Equal(
            "1. Jane Doe · Head of purchasing · jane@globex.example\n(HubSpot, 06:30; looked for: \"Globex\")",
            await _chat.SayAsync("who is our contact at Globex?"));
    }

    [Theory]
    [InlineData("when did we last talk to Globex?")]
    [InlineData("when did we last talk to Jane Doe?")]
    public async Task when_somebody_was_talked_to_last_is_told(string question)
    {
        _crm.People = [new("Jane Doe", null, null, null, "Globex", new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero), null)];
        Assert.StartsWith(
            "Last contact with Jane Doe (Globex): 20 November 2026.", await _chat.SayAsync(question), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Which company do you mean?\n1. Acme Ltd\n2. Acme GmbH", "deals with Acme")]
    [InlineData("Welche Firma meinst du?\n1. Acme Ltd\n2. Acme GmbH", "offene Deals mit Acme")]
    [InlineData("¿Qué empresa quieres decir?\n1. Acme Ltd\n2. Acme GmbH", "negocios abiertos con Acme")]
    [InlineData("Quelle entreprise veux-tu dire ?\n1. Acme Ltd\n2. Acme GmbH", "affaires ouvertes avec Acme")]
    [InlineData("Welk bedrijf bedoel je?\n1. Acme Ltd\n2. Acme GmbH", "open deals met Acme")]
    [InlineData("Welche Firma meinst du?\n1. Acme Ltd\n2. Acme GmbH", "Kontakte bei Acme")]
    [InlineData("Which company do you mean?\n1. Acme Ltd\n2. Acme GmbH", "when did we last talk to Acme?")]
    public async Task in_every_language_the_choice_says_a_question_that_is_understood(string asked, string question)
    {
        _crm.Companies = [new("1", "Acme Ltd"), new("2", "Acme GmbH")];
        _crm.People = [new("Jane Doe", null, null, null, null, null, null)];

        Assert.Equal(asked, await _chat.SayAsync(question));

        Assert.Contains("HubSpot", await _chat.SayAsync("2"), StringComparison.Ordinal);
    }
}
