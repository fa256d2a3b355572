using System.Text;
using Alfred.Crm;
using Alfred.Expenses;
using Alfred.Instances;
using Alfred.Tests.Instances;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Npgsql;

namespace Alfred.Tests.Crm;

/// <summary>The instance's own tables: filled from files, asked like any other source.</summary>
public sealed class CrmTablesTests(DatabaseFixture databases)
{
    private const string Companies = "id,name\n1,Acme Ltd\n2,Acme GmbH\n3,Globex\n";

    private const string Deals = """
        id;company;name;amount;currency;stage;state;closes
        d1;1;Relaunch;20000.50;EUR;proposal;open;2026-12-05
        d2;1;Support;1200;USD;proposal;open;
        d3;3;Licence;18000;EUR;;won;2026-11-10
        d4;3;Talk;;;first talk;open;
        """;

    private const string People = "id,company,name,title,email,talked\np1,3,Jane Doe,Purchasing,jane@globex.example,2026-11-20\n";

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task deals_are_counted_added_up_by_currency_and_shown_largest_first()
    {
        await using var database = await FilledAsync();

        var answer = await new CrmTables(database, _clock).FindDealsAsync(new() { State = DealState.Open }, CancellationToken.None);

        Assert.Equal(3, answer.Count);
        Assert.Equal([new Money(20_000.50m, "EUR"), new Money(1_200m, "USD")], answer.Sums);
        Assert.Equal(["Relaunch", "Support", "Talk"], answer.Top.Select(deal => deal.Name));
        Assert.Equal(_clock.GetUtcNow(), answer.AsOf);
    }

    [Fact]
    public async Task a_filter_of_company_amount_and_days_lets_through_what_it_says()
    {
        await using var database = await FilledAsync();

        var answer = await new CrmTables(database, _clock).FindDealsAsync(
            new() { Company = new("3", "Globex"), Over = 1_000, Under = 18_000, From = new(2026, 11, 1), Until = new(2026, 11, 30) },
            CancellationToken.None);

        Assert.Equal("Licence", Assert.Single(answer.Top).Name);
    }

    [Theory]
    [InlineData("acme", "Acme GmbH, Acme Ltd")]
    [InlineData("ÀCME  ltd.", "Acme Ltd")]
    [InlineData("glob", "")]
    [InlineData("% _ ' --", "")]
    public async Task a_name_means_its_own_company_or_all_that_have_its_words(string name, string companies)
    {
        await using var database = await FilledAsync();

        var found = await new CrmTables(database, _clock).FindCompaniesAsync(name, CancellationToken.None);

        Assert.Equal(companies, string.Join(", ", found.Select(company => company.Name)));
    }

    [Fact]
    public async Task people_are_found_by_company_and_by_name()
    {
        await using var database = await FilledAsync();
        var tables = new CrmTables(database, _clock);

        var there = await tables.FindPeopleOfAsync("3", CancellationToken.None);
        var named = await tables.FindPeopleAsync("doe", CancellationToken.None);

        Assert.Equal(there.Rows, named.Rows);
        Assert.Equal(("Jane Doe", "Globex"), (there.Rows[0].Name, there.Rows[0].Company));
    }

    [Fact]
    public async Task a_file_read_again_changes_nothing_and_its_broken_rows_are_named()
    {
        await using var database = await FilledAsync();
        var import = new CrmImport(database, _clock);

        var again = await import.ReadAsync(Encoding.UTF8.GetBytes(Deals), CancellationToken.None);
        var broken = await import.ReadAsync(
            Encoding.Latin1.GetBytes(
                "id,company,name,amount,currency,state\nd9,99,Müller,5,EUR,open\nd8,1,,5,EUR,open\nd7,1,X,5 EUR,,open\n"),
            CancellationToken.None);

        Assert.Equal(("deals", 4), (again.Kind, again.Rows));
        Assert.Equal(
            [
                "line 2: its company is not known: read the companies first", "line 3: name is missing",
                "line 4: amount '5 EUR' is no number such as 1234.50",
            ],
            broken.Rejected);
        Assert.Equal(4, (await new CrmTables(database, _clock).FindDealsAsync(new(), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task a_file_of_nothing_known_is_refused_with_the_columns_it_could_have()
    {
        await using var database = await EmptyAsync();
        var refused = await Assert.ThrowsAsync<FormatException>(() =>
            new CrmImport(database, _clock).ReadAsync("a,b\n1,2\n"u8.ToArray(), CancellationToken.None));
        Assert.Contains("id, name", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tables_that_nobody_filled_are_not_an_answer()
    {
        await using var database = await EmptyAsync();
        var thrown = await Assert.ThrowsAsync<CrmException>(() =>
            new CrmTables(database, _clock).FindDealsAsync(new(), CancellationToken.None));
        Assert.Equal(CrmFailure.Empty, thrown.Failure);
    }

    [Theory]
    [InlineData("RELAUNCH", "d1")]
    [InlineData("acme support", "d2")]
    [InlineData("#d3", "d3")]
    [InlineData("%", "")]
    [InlineData("umbrella", "")]
    public async Task a_deal_that_is_to_be_changed_is_found_by_name_company_or_id(string name, string ids)
    {
        await using var database = await FilledAsync();

        var found = await ChangesOf(database).FindDealsNamedAsync(name, CancellationToken.None);

        Assert.Equal(ids, string.Join(' ', found.Select(deal => deal.Id)));
    }

    [Fact]
    public async Task a_change_returns_what_the_table_holds_and_a_second_from_the_same_sight_is_refused()
    {
        await using var database = await FilledAsync();
        var changes = ChangesOf(database);
        var deal = (await changes.FindDealAsync("d1", CancellationToken.None))!;
        var won = (await changes.StagesOfAsync(deal, CancellationToken.None)).Single(stage => stage.State == DealState.Won);

        var raised = await changes.ChangeDealAsync(deal, new(new(25_000m, "EUR"), Stage: null), CancellationToken.None);
        var moved = await changes.ChangeDealAsync(raised, new(Amount: null, won), CancellationToken.None);
        var thrown = await Assert.ThrowsAsync<CrmException>(() =>
            changes.ChangeDealAsync(deal, new(new(1m, "EUR"), Stage: null), CancellationToken.None));

        Assert.Equal((25_000m, DealState.Won), (moved.Amount!.Amount, moved.Stage!.State));
        Assert.Equal(CrmFailure.Rejected, thrown.Failure);
        Assert.Equal(moved, await changes.FindDealAsync("d1", CancellationToken.None));
    }

    [Fact]
    public async Task a_deal_gets_another_close_date_while_it_has_the_one_that_was_shown()
    {
        await using var database = await FilledAsync();
        var changes = ChangesOf(database);
        var deal = (await changes.FindDealAsync("d1", CancellationToken.None))!;
        Assert.Equal(new DateOnly(2026, 12, 5), deal.ClosesOn);

        var moved = await changes.ChangeDealAsync(deal, new(ClosesOn: new(2027, 1, 15)), CancellationToken.None);
        var late = await Assert.ThrowsAsync<CrmException>(() =>
            changes.ChangeDealAsync(deal, new(ClosesOn: new(2027, 2, 1)), CancellationToken.None));

        Assert.Equal(deal with { ClosesOn = new(2027, 1, 15) }, moved);
        Assert.Equal(CrmFailure.Rejected, late.Failure);
    }

    private static CrmTableChanges ChangesOf(NpgsqlDataSource database) => new(database, new()
    {
        Kind = InstanceKind.Biz, IsProduction = false, Zone = DateTimeZone.Utc, Currency = "EUR", Language = "en",
        AllowUnknownSenders = false,
    });

    private async Task<NpgsqlDataSource> EmptyAsync() => NpgsqlDataSource.Create(await databases.CreateAsync());

    private async Task<NpgsqlDataSource> FilledAsync()
    {
        var database = await EmptyAsync();
        var import = new CrmImport(database, _clock);
        foreach (var file in new[] { Companies, Deals, People })
            Assert.Empty((await import.ReadAsync(Encoding.UTF8.GetBytes(file), CancellationToken.None)).Rejected);
        return database;
    }
}
