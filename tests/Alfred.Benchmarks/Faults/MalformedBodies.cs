using System.Diagnostics;
using System.Net.Http.Headers;
using Alfred.Benchmarks.MessagePath;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Slack;
using Alfred.Testing;
using Alfred.Testing.Hostile;
using Alfred.Testing.Processes;
using Alfred.Testing.Slack;
using Npgsql;

namespace Alfred.Benchmarks.Faults;

/// <summary>S3: bodies that no provider would send, each without and with a right signature, beside as many well-formed ones.</summary>
internal static class MalformedBodies
{
    private const int AtOnce = 8;
    private const int WarmUp = 200;
    private const int Seed = 20261122;
    private const double MaxMilliseconds = 50;
    private const double MaxGrowth = 50;
    private const string SigningSecret = "bench-signing-secret";

    public static async Task RunAsync(PostgresServer postgres, bool isQuick, Findings findings)
    {
        var count = isQuick ? 1_000 : 10_000;
        await using var slack = await FakeSlack.StartAsync();
        using var graph = new GraphStub { Received = static (_, _) => { } };
        graph.Start();
        var database = await postgres.CreateDatabaseAsync();
        await using var product = await Product.StartHomeAsync(
            graph.Url, [], ("DATABASE_URL", database), ("CHANNELS", "slack,whatsapp"), ("SLACK_API_URL", slack.ApiUrl.AbsoluteUri),
            ("SLACK_BOT_TOKEN", "xoxb-bench"), ("SLACK_SIGNING_SECRET", SigningSecret));
        using var client = LocalClient.To(product.Port, TimeSpan.FromSeconds(30));
        // The first ones compile the code that the others run.
        await PostAsync(client, Enumerable.Range(count, WarmUp), Malformed);
        var good = await PostAsync(client, Enumerable.Range(count + WarmUp, count / 2), WellFormed);
        var before = Usage.Resident(product.Id);

        var bad = await PostAsync(client, Enumerable.Range(0, count), Malformed);

        findings.AtMost(
            "S3", "malformed bodies: p99 of the answers", bad.Latencies.Percentile(99), MaxMilliseconds, "ms",
            good.Latencies.Percentile(99));
        findings.None("S3", "malformed bodies: answers 5xx", bad.ServerErrors);
        findings.None("S3", "malformed bodies: other answers than 401 unsigned and 200 signed", bad.Odd);
        findings.AtMost("S3", "malformed bodies: growth of the resident memory", Usage.Resident(product.Id) - before, MaxGrowth, "MB");
        findings.Happened("S3", "answers to malformed bodies", bad.Latencies.Count);
        findings.Happened("S3", "different bodies that nobody can read, kept in quarantine", await QuarantinedAsync(database));
    }

    private static HostileBody Malformed(int number) => HostileBody.Of(Seed, number);

    private static HostileBody WellFormed(int number) => HostileBody.WellFormed(Seed, number);

    private static async Task<Answers> PostAsync(HttpClient client, IEnumerable<int> numbers, Func<int, HostileBody> make)
    {
        var answers = new Answers();
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var body = make(number);
            foreach (var isSigned in (bool[])[false, true])
            {
                using var request = Request(client.BaseAddress!, body, isSigned);
                var since = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(request, CancellationToken.None);
                answers.Add(since, (int)answer.StatusCode, isSigned ? 200 : 401);
            }
        });
        return answers;
    }

    private static HttpRequestMessage Request(Uri product, HostileBody body, bool isSigned)
    {
        var request = body.IsSlack
            ? SlackWebhookRequest.Request(
                new(product, "/slack/events"), isSigned ? SigningSecret : "another", body.Bytes, body.ContentType,
                TimeProvider.System.GetUtcNow())
            : MetaWebhook.Request(new(product, "/webhook"), isSigned ? Product.AppSecret : "another", body.Bytes);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue(body.ContentType);
        return request;
    }

    private static async Task<int> QuarantinedAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select count(*)::int from inbox where state = 'quarantined'");
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private sealed class Answers
    {
        private int _serverErrors;
        private int _odd;

        public Latencies Latencies { get; } = new();

        public int ServerErrors => _serverErrors;

        public int Odd => _odd;

        public void Add(long since, int status, int expected)
        {
            Latencies.Add(since);
            if (status >= 500)
                Interlocked.Increment(ref _serverErrors);
            if (status != expected)
                Interlocked.Increment(ref _odd);
        }
    }
}
