using Alfred.Crm;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviours 20 and 25, changes of the CRM: shown as a difference, made on approval, proven by the source's own answer.</summary>
public sealed class CrmChanges
{
    private const string Asked =
        "Website relaunch: amount €20,000.00 → €25,000.00 (HubSpot)\nShall I do it?\n1. Yes, do it\n2. No, leave it";

    private readonly TestCrm _crm = new();
    private readonly Chat _chat;

    public CrmChanges() => _chat = Chat.Biz(_crm);

    [Fact]
    public async Task a_change_is_shown_as_old_and_new_and_nothing_is_written_before_it_is_approved()
    {
        Assert.Equal(Asked, await _chat.SayAsync("set the amount of Website relaunch to 25k"));
        Assert.Empty(_crm.Written);
    }

    [Fact]
    public async Task what_was_approved_is_written_once_and_told_as_the_source_answered()
    {
        await _chat.SayAsync("set the amount of Website relaunch to 25k");

        Assert.Equal(
            "Done: Website relaunch is at €25,000.00 now (HubSpot).\nhttps://app.hubspot.com/contacts/1/record/0-3/201",
            await _chat.SayAsync("yes"));

        Assert.Equal(new DealChange(new(25_000m, "EUR"), Stage: null), Assert.Single(_crm.Written).What);
    }

    [Theory]
    [InlineData("move deal Website relaunch to negotiation", "Website relaunch: stage Proposal → Negotiation (HubSpot)")]
    [InlineData("mark deal Website relaunch as won", "Website relaunch: stage Proposal → Closed won (HubSpot)")]
    [InlineData("mark deal Website relaunch as lost", "Website relaunch: stage Proposal → Closed lost (HubSpot)")]
    [InlineData("note on Globex: called today, they want an offer", "A note on Globex (HubSpot): called today, they want an offer")]
    [InlineData("setz den Betrag von Website relaunch auf 25k", "Website relaunch: Betrag 20.000,00 € → 25.000,00 € (HubSpot)")]
    [InlineData("marca el negocio Website relaunch como ganado", "Website relaunch: fase Proposal → Closed won (HubSpot)")]
    [InlineData("passe l'affaire Website relaunch à Negotiation", "Website relaunch : étape Proposal → Negotiation (HubSpot)")]
    [InlineData("notitie bij Globex: vandaag gebeld", "Een notitie bij Globex (HubSpot): vandaag gebeld")]
    public async Task each_change_shows_what_it_would_do(string said, string shown) =>
        Assert.StartsWith(
            shown + "\n", (await _chat.SayAsync(said)).Replace('\u00a0', ' ').Replace('\u202f', ' '), StringComparison.Ordinal);

    [Theory]
    [InlineData("move the Website relaunch deal's close date to 15 January", "close date none → 15 January 2027 (HubSpot)")]
    [InlineData("move the close date of Website relaunch to next Friday", "close date none → 4 December 2026 (HubSpot)")]
    [InlineData("change Website relaunch's close date to 15 January", "close date none → 15 January 2027 (HubSpot)")]
    [InlineData("deal Website relaunch closes on 15 January", "close date none → 15 January 2027 (HubSpot)")]
    [InlineData("setz das Abschlussdatum von Website relaunch auf den 15. Januar", "Abschlussdatum nichts → 15. Januar 2027 (HubSpot)")]
    [InlineData("pon la fecha de cierre de Website relaunch en el 15 de enero", "fecha de cierre nada → 15 de enero de 2027 (HubSpot)")]
    [InlineData("mets la date de clôture de Website relaunch au 15 janvier", "date de clôture rien → 15 janvier 2027 (HubSpot)")]
    [InlineData("zet de sluitdatum van Website relaunch op 15 januari", "sluitdatum niets → 15 januari 2027 (HubSpot)")]
    public async Task the_close_date_is_shown_as_old_and_new_and_written_when_approved(string said, string shown)
    {
        Assert.Contains(shown, await _chat.SayAsync(said), StringComparison.Ordinal);
        Assert.Empty(_crm.Written);

        await _chat.SayAsync("1");

        Assert.NotNull(Assert.IsType<DealChange>(Assert.Single(_crm.Written).What).ClosesOn);
    }

    [Fact]
    public async Task a_close_date_of_two_deals_is_asked_about_and_the_choice_means_that_day()
    {
        _crm.Records = [TestCrm.Relaunch, TestCrm.Relaunch with { Id = "202", Name = "Website care", ClosesOn = new(2026, 12, 24) }];
        await _chat.SayAsync("move the close date of website to 15 January");

        Assert.StartsWith(
            "Website care: close date 24 December 2026 → 15 January 2027 (HubSpot)", await _chat.SayAsync("2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("move the close date of Website relaunch to never", "Which day is \"never\"? ")]
    [InlineData("move the close date of Website relaunch to next month", "Which day is \"next month\"? ")]
    public async Task what_is_no_day_is_asked_for(string said, string answer)
    {
        Assert.StartsWith(answer, await _chat.SayAsync(said), StringComparison.Ordinal);
        Assert.Empty(_crm.Written);
    }

    [Fact]
    public async Task a_note_is_left_by_the_name_of_who_wrote_it()
    {
        await _chat.SayAsync("note on Globex: called today");

        Assert.Equal("Done: a note on Globex (HubSpot): called today", await _chat.SayAsync("yes"));

        Assert.Equal(new CrmNote("called today", "Ada", _chat.Now.ToDateTimeOffset()), Assert.Single(_crm.Written).What);
    }

    [Fact]
    public async Task of_two_deals_it_is_asked_which_one_is_meant_before_anything_is_shown()
    {
        _crm.Records = [TestCrm.Relaunch, TestCrm.Relaunch with { Id = "202", Name = "Website care", Amount = new(900m, "EUR") }];

        Assert.StartsWith("Which deal do you mean?", await _chat.SayAsync("set the amount of website to 25k"), StringComparison.Ordinal);

        Assert.StartsWith(
            "Website care: amount €900.00 → €25,000.00 (HubSpot)", await _chat.SayAsync("2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set the amount of Umbrella to 25k", "No deal is called \"Umbrella\". Try words of its name.")]
    [InlineData("set the amount of Website relaunch to 20k", "Website relaunch is at €20,000.00 already, so there is nothing to change.")]
    [InlineData("set the amount of Website relaunch to 25000 USD", "Website relaunch is in EUR. Please say the amount in EUR.")]
    [InlineData(
        "move deal Website relaunch to Limbo",
        "There is no stage \"Limbo\". The stages are: Proposal, Negotiation, Closed won, Closed lost.")]
    [InlineData("note on Umbrella: gone", "No company is called \"Umbrella\". Try a word of its name.")]
    [InlineData(
        "note on Globex", "Whom is the note about, and what does it say? For example: note on Globex: called today.")]
    public async Task what_cannot_be_done_is_said_instead_of_asked(string said, string answer) =>
        Assert.Equal(answer, await _chat.SayAsync(said));

    [Theory]
    [InlineData(CrmWriteKind.ChangedMeanwhile,
        "Website relaunch has been changed since I showed it to you (now: €21,000.00), so I did nothing. "
        + "Say it again if you still want it.")]
    [InlineData(CrmWriteKind.Done,
        "The change of Website relaunch was taken, but it is at €21,000.00 now, not at €25,000.00 (HubSpot). Please look there.")]
    [InlineData(CrmWriteKind.Uncertain,
        "I sent HubSpot the change of Website relaunch to €25,000.00, and it was not confirmed. "
        + "I won't send it again by myself, so please look there.")]
    public async Task done_is_said_only_of_what_the_source_confirmed(CrmWriteKind kind, string answer)
    {
        await _chat.SayAsync("set the amount of Website relaunch to 25k");
        _crm.NextResult = new(kind, TestCrm.Relaunch with { Amount = new(21_000m, "EUR") });

        Assert.StartsWith(answer, await _chat.SayAsync("yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_error_before_the_approval_is_an_error_and_nothing_is_asked()
    {
        _crm.Failure = CrmFailure.Unavailable;

        Assert.Equal(
            "HubSpot does not answer at the moment. Please ask again in a few minutes.",
            await _chat.SayAsync("set the amount of Website relaunch to 25k"));
    }
}
