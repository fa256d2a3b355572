using Alfred.Members;
using Alfred.Tests.Instances;

namespace Alfred.Tests.PersonalData;

/// <summary>Behaviour 23, "forget me": what a person said among others, and their name on what stays.</summary>
public sealed class ForgottenAmongOthersTests(DatabaseFixture databases)
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task what_they_said_goes_out_of_a_groups_memory_and_what_others_said_stays()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "say hello", from: "ada"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        var ada = (await alfred.Grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync()).Single();
        var memory = new Alfred.Conversations.ConversationMemory
        {
            ListShown = "groceries",
            Turns =
            [
                new(ada.Id, At.AddMinutes(-5), "my rash is back", ""), new(MemberIds.Generate(), At.AddMinutes(-4), "buy milk", ""),
                new(ada.Id, At.AddMinutes(5), "hello again", ""),
            ],
            Approvals = [new("1#0", ada.Id.Value, At.AddMinutes(-3), [])],
        };
        await alfred.QueryAsync<string>(
            "insert into conversation (id, memory, version, updated_at) values ($1, $2::jsonb, 7, now())",
            alfred.KeyOf("test:family").Value,
            System.Text.Json.JsonSerializer.Serialize(memory, Alfred.Serialization.RowJson.Default.ConversationMemory));

        for (var times = 0; times < 2; times++)
            await alfred.Service<IPersonalRows>().EraseAsync(ErasureOf("Ada", ada.Id), CancellationToken.None);

        const string Family = "from conversation where version >= 8 and memory ->> 'listShown' = 'groceries'";
        Assert.Equal("buy milk, hello again", await alfred.QueryAsync<string>(
            $"select (select string_agg(turn ->> 'said', ', ') from jsonb_array_elements(memory -> 'turns') turn) {Family}"));
        Assert.Equal(0, await alfred.QueryAsync<int>($"select jsonb_array_length(memory -> 'approvals') {Family}"));
        Assert.Equal(8L, await alfred.QueryAsync<long>($"select version {Family}"));
    }

    [Fact]
    public async Task their_name_goes_off_notes_on_customers_and_out_of_the_journal()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.QueryAsync<string>(
            """
            insert into crm_company (id, name, folded) values ('1', 'Acme', 'acme');
            insert into crm_note (company, note, member, at) values
                ('1', 'called', 'Ada', '2026-11-23 08:00Z'), ('1', 'wrote', 'Bob', '2026-11-23 08:00Z');
            insert into journal (command_id, at, conversation, member, action, summary, details) values
                ('1#0', '2026-11-23 08:00Z', 'family', 'Ada', 'settings.zone', 'changed their time zone', '{"reversedBy":"settings.zone"}');
            """);

        await alfred.Service<IPersonalRows>().EraseAsync(ErasureOf("Ada", MemberIds.Generate()), CancellationToken.None);

        Assert.Equal("-, Bob", await alfred.QueryAsync<string>("select string_agg(member, ', ' order by member) from crm_note"));
        Assert.Equal("- ", await alfred.QueryAsync<string>("select member || ' ' || coalesce(details::text, '') from journal"));
    }

    [Fact]
    public async Task what_another_did_to_what_was_theirs_can_be_taken_back_no_more()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var (ada, bob) = (MemberIds.Generate(), MemberIds.Generate());
        await alfred.QueryAsync<string>(
            $$$"""
            insert into journal (command_id, at, conversation, member, member_id, action, summary, details) values
                ('1#0', '2026-11-23 08:00Z', 'family', 'Bob', '{{{bob}}}', 'birthdays.remove', 'removed a birthday',
                    '{"reversedBy":"birthdays.add","arguments":{"name":"Ada","day":"12 March"}}'),
                ('2#0', '2026-11-23 08:00Z', 'family', 'Bob', '{{{bob}}}', 'members.role', 'gave a role',
                    '{"reversedBy":"members.role","arguments":{"member":"{{{ada}}}","name":"Countess"}}'),
                ('3#0', '2026-11-23 08:00Z', 'family', 'Bob', '{{{bob}}}', 'birthdays.remove', 'removed a birthday',
                    '{"reversedBy":"birthdays.add","arguments":{"name":"Cleo","day":"12 March"}}'),
                ('4#0', '2026-11-23 08:00Z', 'family', 'Bob', '{{{bob}}}', 'data.undo', 'took back', '{"takesBack":"1#0"}');
            """);

        await alfred.Service<IPersonalRows>().EraseAsync(ErasureOf("Ada", ada), CancellationToken.None);

        Assert.Equal(
            "1#0 2#0",
            await alfred.QueryAsync<string>("select string_agg(command_id, ' ' order by id) from journal where details is null"));
    }

    [Fact]
    public async Task what_another_did_under_the_same_name_stays_in_the_journal()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        var (ada, other) = (MemberIds.Generate(), MemberIds.Generate());
        await alfred.QueryAsync<string>(
            $$"""
            insert into journal (command_id, at, conversation, member, member_id, action, summary) values
                ('1#0', '2026-11-23 08:00Z', 'family', 'Ada', '{{ada}}', 'settings.zone', 'changed their time zone'),
                ('2#0', '2026-11-23 08:00Z', 'family', 'Zed', '{{ada}}', 'settings.zone', 'changed their time zone'),
                ('3#0', '2026-11-23 08:00Z', 'family', 'Ada', '{{other}}', 'settings.zone', 'changed their time zone');
            """);

        await alfred.Service<IPersonalRows>().EraseAsync(ErasureOf("Ada", ada), CancellationToken.None);

        Assert.Equal("- - Ada", await alfred.QueryAsync<string>("select string_agg(member, ' ' order by id) from journal"));
    }

    [Fact]
    public async Task what_was_said_in_threads_of_the_chat_with_them_alone_goes_as_well()
    {
        await using var alfred = await TestInstance.StartAsync(databases);
        await alfred.Inbox.AcceptAsync(Letters.Written("1", "remember plugh", chat: "ada:17"), CancellationToken.None);
        await alfred.Inbox.AcceptAsync(Letters.Written("2", "remember xyzzy", from: "bob", chat: "adam"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(2);
        await Eventually.IsTrueAsync(async () => await alfred.QueryAsync<long>("select count(*) from outbox where state = 'sent'") == 2);

        var isDone = await alfred.Service<IPersonalRows>().EraseAsync(
            new(["letters:ada"], ["letters:ada"], ["Ada"], alfred.Clock.GetUtcNow(), IsForgotten: true) { Member = MemberIds.Generate() },
            CancellationToken.None);

        Assert.True(isDone);
        Assert.Equal("xyzzy", await alfred.QueryAsync<string>(
            """
            select string_agg(distinct word, ' ') from unnest(array['plugh', 'xyzzy']) word
            where exists (select from inbox_body where position(word in encode(body, 'escape')) > 0)
                or exists (select from outbox where reply::text like '%' || word || '%')
                or exists (select from conversation where memory::text like '%' || word || '%')
            """));
    }

    private static Erasure ErasureOf(string name, MemberId member) =>
        new(["test:ada"], ["test:ada"], [name], At, IsForgotten: true) { Member = member };
}
