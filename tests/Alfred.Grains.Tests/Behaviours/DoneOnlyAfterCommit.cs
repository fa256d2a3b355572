using Alfred.Tests.Instances;

namespace Alfred.Tests.Behaviours;

/// <summary>
/// Behaviour 2: what is told as done is stored. While it cannot be stored nothing is told, and afterwards it is told once.
/// </summary>
public sealed class DoneOnlyAfterCommit(DatabaseFixture databases)
{
    [Theory]
    [InlineData("add milk", "Added milk.")]
    [InlineData("setz Milch auf die Liste", "Notiert: Milch.")]
    [InlineData("añade leche", "Apuntado: leche.")]
    [InlineData("add chore bins", "Added bins.")]
    [InlineData("Aufgabe Müll", "Notiert: Müll.")]
    public async Task what_the_database_refuses_is_told_when_it_is_stored(string said, string answer)
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync(), more: HomeSkills.Load);
        await alfred.QueryAsync<string>(
            """
            create sequence tries;
            create function refuse() returns trigger language plpgsql as
                $$ begin if nextval('tries') < 4 then raise exception 'refused'; end if; return new; end $$;
            create trigger refuse before insert or update on orleansstorage for each row
                when (new.graintypestring in ('groceries', 'chores')) execute function refuse();
            """);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", said), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        Assert.Equal([answer], alfred.Letters.Texts);
        // A sequence counts what was rolled back as well.
        Assert.InRange(await alfred.QueryAsync<long>("select last_value from tries"), 4, 5);
    }

    [Theory]
    [InlineData("spent 12.50 on lunch", "Logged €12.50 · lunch")]
    [InlineData("12,50 Euro für Mittagessen ausgegeben", "Notiert: 12,50 € · Mittagessen")]
    public async Task an_expense_that_the_database_refuses_is_told_when_it_is_in_the_ledger(string said, string answer)
    {
        await using var alfred = await TestInstance.StartAsync(await databases.CreateAsync(), more: WorkSkills.Load);
        await alfred.QueryAsync<string>(
            """
            create sequence tries;
            create function refuse() returns trigger language plpgsql as
                $$ begin if nextval('tries') < 4 then raise exception 'refused'; end if; return new; end $$;
            create trigger refuse before insert on expn for each row execute function refuse();
            """);

        await alfred.Inbox.AcceptAsync(Letters.Written("1", said), CancellationToken.None);
        await alfred.TimePassesUntilAsync(() => alfred.Letters.Attempts.Count == 1);

        Assert.StartsWith(answer, alfred.Letters.Texts[0].Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(1L, await alfred.CountAsync("expn"));
    }
}
