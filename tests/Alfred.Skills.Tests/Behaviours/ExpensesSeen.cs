using Alfred.Members;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Behaviours;

/// <summary>Behaviour 11 and lists and totals: what somebody spent is theirs and the admins' to see.</summary>
public sealed class ExpensesSeen
{
    private readonly Household _team = new() { IsTeam = true };

    private async Task SpendAsync()
    {
        await _team.SayAsync("Ada", "expense 12.50 lunch @acme");
        await _team.SayAsync("Ada", "expense 100 USD hotel on 3 October");
        await _team.SayAsync("Bob", "expense 30 train");
    }

    [Theory]
    [InlineData("my expenses", "November 2026: €12.50 (1 expense)\n#1 · 23 Nov 2026 · €12.50 · lunch · Meals · @acme")]
    [InlineData("expenses in October", "October 2026: $100.00 (1 expense)\n#2 · 3 Oct 2026 · $100.00 · hotel · Lodging")]
    [InlineData("expenses last month", "October 2026: $100.00 (1 expense)\n#2 · 3 Oct 2026 · $100.00 · hotel · Lodging")]
    [InlineData("expenses in 2025", "No expenses (2025).")]
    [InlineData("meals expenses in 2026", "Meals, 2026: €12.50 (1 expense)\n#1 · 23 Nov 2026 · €12.50 · lunch · Meals · @acme")]
    [InlineData("expenses for client Acme", "@Acme, November 2026: €12.50 (1 expense)\n#1 · 23 Nov 2026 · €12.50 · lunch · Meals · @acme")]
    [InlineData("expense totals", "November 2026: €12.50 (1 expense)\nMeals: €12.50 (1)")]
    [InlineData("expenses by month in 2026", "2026: €12.50 + $100.00 (2 expenses)\n2026-10: $100.00 (1)\n2026-11: €12.50 (1)")]
    [InlineData("how much did I spend last month", "October 2026: $100.00 (1 expense)\nLodging: $100.00 (1)")]
    [InlineData("totals for everybody", "Everybody, November 2026: €42.50 (2 expenses)\nBob: €30.00 (1)\nAda: €12.50 (1)")]
    [InlineData("expenses of Bob", "Bob, November 2026: €30.00 (1 expense)\n#3 · 23 Nov 2026 · €30.00 · train · Travel")]
    [InlineData("meine Ausgaben im Oktober", "Oktober 2026: 100,00 $ (1 Ausgabe)\n#2 · 03.10.2026 · 100,00 $ · hotel · Unterkunft")]
    [InlineData("mis gastos de octubre", "octubre de 2026: 100,00 $ (1 gasto)\n#2 · 3/10/2026 · 100,00 $ · hotel · Alojamiento")]
    [InlineData("mes dépenses d'octobre", "octobre 2026 : 100,00 $ (1 dépense)\n#2 · 03/10/2026 · 100,00 $ · hotel · Hébergement")]
    [InlineData("mijn uitgaven in oktober", "oktober 2026: $ 100,00 (1 uitgave)\n#2 · 03-10-2026 · $ 100,00 · hotel · Overnachting")]
    public async Task an_admin_sees_what_was_asked_for(string said, string answer)
    {
        await SpendAsync();
        Assert.Equal(answer, (await _team.SayAsync("Ada", said)).Replace(' ', ' ').Replace(' ', ' '));
        Assert.True(_team.Of("Ada").Reply!.IsPrivate);
    }

    [Theory]
    [InlineData("expense report")]
    [InlineData("expense report for October")]
    public async Task a_report_that_an_admin_asks_for_among_others_is_for_their_eyes_alone(string said)
    {
        await SpendAsync();
        _team.Of("Ada").IsDirect = false;
        await _team.SayAsync("Ada", said);
        Assert.NotNull(_team.Of("Ada").Reply!.File);
        Assert.True(_team.Of("Ada").Reply!.IsPrivate);
    }

    [Fact]
    public async Task what_is_said_of_a_receipt_among_others_is_for_the_asker_alone()
    {
        await SpendAsync();
        _team.Of("Ada").IsDirect = false;
        await _team.SayAsync("Ada", "receipt for expense 1");
        Assert.True(_team.Of("Ada").Reply!.IsPrivate);
    }

    [Theory]
    [InlineData("totals for everybody\nping")]
    [InlineData("expense 5 coffee\ntotals for everybody")]
    public async Task what_is_for_the_asker_alone_stays_so_beside_what_everybody_may_read(string said)
    {
        await SpendAsync();
        _team.Of("Ada").IsDirect = false;
        Assert.Contains("Bob: €30.00", await _team.SayAsync("Ada", said), StringComparison.Ordinal);
        Assert.True(_team.Of("Ada").Reply!.IsPrivate);
    }

    [Theory]
    [InlineData("expenses of Ada")]
    [InlineData("totals for everybody")]
    [InlineData("everybody's expenses")]
    [InlineData("Ausgaben von Ada")]
    public async Task others_expenses_are_not_shown_to_a_member(string said)
    {
        await SpendAsync();
        var answer = await _team.SayAsync("Bob", said);
        Assert.DoesNotContain("12.50", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("12,50", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_was_taken_back_counts_for_nothing()
    {
        await SpendAsync();
        await _team.SayAsync("Ada", "void expense 1");
        Assert.Equal("No expenses (November 2026).", await _team.SayAsync("Ada", "my expenses"));
    }

    [Fact]
    public void guests_and_children_read_neither_expenses_nor_mail_nor_customers() => Assert.All(
        SkillSet.Biz.Skills.Where(skill => skill.Name is "expenses" or "inbox" or "crm").SelectMany(skill => skill.Actions)
            .Where(action => action.Effect == Effect.Read),
        action => Assert.Equal(MemberRole.Adult, action.Needed));
}
