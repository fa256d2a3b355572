using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Hostile;

/// <summary>
/// S6: SQL in messages, names and ids is text like any other, all the way into the rows of a role that could not obey it.
/// </summary>
[Trait("Category", "BizOnly")]
public sealed class InjectionTests(SharedPostgres postgres)
{
    private const int Payloads = 500;

    // One moment for all: the same payload is the same body again.
    private static readonly string Now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()
        .ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Everything that a statement could do to the schema, in one value.
    private const string Schema = """
        select md5(string_agg(line, E'\n' order by line)) from (
            select 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' ||
                coalesce(column_default, '') as line
            from information_schema.columns where table_schema = 'public'
            union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
                from pg_constraint where connamespace = 'public'::regnamespace
            union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
            union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
            union all select 'trigger ' || tgname from pg_trigger
            union all select 'query ' || querykey || ' ' || md5(querytext) from orleansquery
            union all select 'migration ' || name || ' ' || checksum from schema_migration
            union all select 'instance ' || name from instance
        ) as lines
        """;

    private static readonly string[] Starts = [
        "'", "\"", "')", "');", "\\'", "$$", "$q$", "'::text", "%27", "＇", "ʼ", "/*", "--", ";", "{{", "@p0", ":x", "E'\\''", "0x27", "||'",
        "%bf%27"];

    private static readonly string[] Middles =
    [
        "; drop table inbox", " or 1=1", " union select payloadbinary from orleansstorage", "; update inbox set version = 0",
        "; delete from outbox", "; alter role alfred_runtime superuser",
        "; copy inbox to program 'id'", " and pg_sleep(10) is null", "; truncate journal cascade", "; create table pwned (n int)",
        " || (select version())", ", (select 1)", "; select pg_terminate_backend(pg_backend_pid())",
        "; set role postgres", "; commit; begin", "{0}", "@0.@text :text $1a ?", "; notify x", "; lock table inbox", "; vacuum",
    ];

    private static readonly string[] Ends = ["--", "/*", ";", "#", "'", "\"", "*/", "$$", "\\", "'--"];

    private static IEnumerable<string> All =>
        from start in Starts
        from middle in Middles
        from end in Ends
        select $"{start}{middle}{end}";

    [Fact]
    public async Task sql_in_every_text_is_stored_as_it_is_and_changes_nothing()
    {
        var (migration, runtime) = await postgres.CreateDatabaseForTwoAsync();
        await using var instance = await TwoChannelInstance.StartAsync(runtime, migration);
        var schema = await instance.AskAsync<string>(Schema);
        var payloads = All.Where((_, i) => i % (Starts.Length * Middles.Length * Ends.Length / Payloads) == 0).Take(Payloads)
            .ToImmutableArray();
        Assert.Equal(Payloads, payloads.Length);

        await Parallel.ForEachAsync(payloads, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (payload, _) =>
        {
            Assert.Equal(200, await instance.CommandAsync($"expense 5.25 for x{payload}x", $"trigger {payload}", user: "U024BE7LH"));
            Assert.Equal(200, await instance.PostAsync(isSlack: false, Message(payload)));
        });

        await Eventually.EqualsAsync(
            "0 1000", () => instance.AskAsync<string>("select count(*) filter (where state = 'waiting') || ' ' || count(*) from inbox"),
            Limits.Reconciled);
        Assert.Equal(0L, await instance.AskAsync<long>("select count(*) from inbox where state <> 'done' or last_error is not null"));
        await AreStoredAsync(instance, payloads.Select(payload => $"x{payload}x"), "select jsonb_agg(note)::text from expn");
        await AreStoredAsync(
            instance, payloads.Select(payload => $"slack:trigger:trigger {payload}"),
            "select jsonb_agg(delivery_key)::text from inbox where channel = 'slack'");
        await AreStoredAsync(
            instance, payloads.Select(payload => $"wa:user:{payload}"),
            "select jsonb_agg(c.address)::text from inbox i join conversation c on c.id = i.conversation where i.channel = 'whatsapp'");
        await AreStoredAsync(
            instance, payloads.Select(payload => Encoding.UTF8.GetString(Message(payload))),
            "select jsonb_agg(convert_from(body, 'utf8'))::text from inbox_body where convert_from(body, 'utf8') like '{%'");
        Assert.Equal(schema, await instance.AskAsync<string>(Schema));
        Assert.DoesNotContain("fail:", instance.Process.Output, StringComparison.Ordinal);
    }

    private static async Task AreStoredAsync(TwoChannelInstance instance, IEnumerable<string> expected, string sql)
    {
        var stored = JsonSerializer.Deserialize<HashSet<string>>(await instance.AskAsync<string>(sql))!;
        Assert.Empty(expected.Except(stored, StringComparer.Ordinal));
    }

    /// <summary>A message whose id, sender, shown name and text are all the payload.</summary>
    private static byte[] Message(string payload) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        @object = "whatsapp_business_account",
        entry = new[]
        {
            new
            {
                id = payload,
                changes = new[]
                {
                    new
                    {
                        field = "messages",
                        value = new
                        {
                            messaging_product = "whatsapp",
                            metadata = new { display_phone_number = "15550783881", phone_number_id = TwoChannelInstance.PhoneId },
                            contacts = new[] { new { profile = new { name = payload }, user_id = payload } },
                            messages = new[] { new
                            {
                                from_user_id = payload,
                                id = $"wamid {payload}",
                                timestamp = Now,
                                type = "text",
                                text = new { body = payload },
                            }},
                        },
                    },
                },
            },
        },
    });
}
