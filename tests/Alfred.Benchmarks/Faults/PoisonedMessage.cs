using System.Globalization;
using Alfred.Benchmarks.MessagePath;
using Alfred.Testing;

namespace Alfred.Benchmarks.Faults;

/// <summary>
/// R11: what the database refuses of one person's message holds up nobody else, although completions of many share a transaction.
/// </summary>
internal static class PoisonedMessage
{
    private const int Others = 100;
    private const int PerSecond = 50;

    // Five tries take 7.5 s.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(9);

    // A sequence counts on although the transaction fails.
    private const string Poison = """
        create sequence poison_refusals;
        create function refuse_poison() returns trigger language plpgsql as $$
        begin
            perform nextval('poison_refusals');
            raise exception 'poison' using errcode = 'invalid_parameter_value';
        end $$;
        create trigger poison before insert on journal for each row when ((select address from conversation where id = new.conversation) like '%34600300100') execute function refuse_poison();
        """;

    public static async Task RunAsync(PostgresServer postgres, bool isQuick, Findings findings)
    {
        var culprit = new WhatsAppConversation(Others);
        await using var scene = await Scene.StartAsync(postgres, [culprit], Others);
        await using (var command = scene.Database.CreateCommand(Poison))
            await command.ExecuteNonQueryAsync();
        var rounds = isQuick ? 1 : 5;
        var (clean, poisoned) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            clean.Add((await scene.PaceAsync(PerSecond, Round)).Answers.Percentile(95));
            using var provider = await WebhookConnection.OpenAsync(scene.Product.Port);
            if (await provider.DeliverAsync(culprit.NextRequest(static (_, message) => $"add {ItemName(message)}")) != 200)
                throw new InvalidOperationException("the poisoned message was not taken");
            poisoned.Add((await scene.PaceAsync(PerSecond, Round)).Answers.Percentile(95));
        }

        findings.AtMost(
            "R11",
            $"p95 of the replies to {Others.ToString(CultureInfo.InvariantCulture)} others, median of " +
                $"{rounds.ToString(CultureInfo.InvariantCulture)}",
                Median(poisoned), Median(clean) * 1.1, "ms",
            Median(clean), "≤ 110 % of the baseline");
        findings.Books("R11", "the others", scene.Book);
        findings.Happened(
            "R11", "poisoned messages that were given up after five tries",
            (int)await scene.AskAsync<long>("select count(*) from inbox where state = 'dead' and attempts = 4"));
        findings.Happened(
            "R11", "refusals by the database, in shared transactions and alone",
            (int)await scene.AskAsync<long>("select case when is_called then last_value else 0 end from poison_refusals"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    // Beyond the names that the others use.
    private static string ItemName(int message) => $"poison{(char)('a' + message)}";
}
