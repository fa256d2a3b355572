using System.Collections.Concurrent;
using System.Globalization;
using Alfred.Testing.Hostile;
using Alfred.Testing.Instances;
using Alfred.Testing.Processes;

namespace Alfred.EndToEnd.Hostile;

/// <summary>
/// S3: whatever stands in a body, the answer is 401 without a signature and 200 with one, and what nobody can read is kept.
/// </summary>
[Trait("Category", "BizOnly")]
public sealed class MalformedBodyTests(SharedPostgres postgres)
{
    private const double LargestGrowth = 50;

    [Fact]
    public Task a_thousand_malformed_bodies_are_answered_and_kept() => AreAnsweredAsync(1_000);

    [Fact]
    [Trait("Category", "Full")]
    public Task ten_thousand_malformed_bodies_are_answered_and_kept() => AreAnsweredAsync(10_000);

    private async Task AreAnsweredAsync(int count)
    {
        var seed = Environment.GetEnvironmentVariable("ALFRED_SEED") is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"ALFRED_SEED={seed} repeats this run");
        await using var instance = await TwoChannelInstance.StartAsync(await postgres.CreateDatabaseAsync());
        // The first ones compile the code that the others run.
        await PostAsync(instance, seed, Enumerable.Range(count, 200));
        var before = await instance.Process.ResidentMegabytesAsync();

        var unreadable = await PostAsync(instance, seed, Enumerable.Range(0, count));

        var growth = await instance.Process.ResidentMegabytesAsync() - before;
        Assert.True(growth < LargestGrowth, $"seed {seed}: {growth:0} MB more");
        Assert.True(unreadable > 0);
        Assert.InRange(await instance.AskAsync<long>("select count(*) from inbox where state = 'quarantined'"), unreadable, long.MaxValue);
        Assert.DoesNotContain("the reader failed", instance.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ErrorBoundary", instance.Process.Output, StringComparison.Ordinal);
        Assert.Equal(200, await instance.CommandAsync("ping", "trigger.last"));
        await Eventually.EqualsAsync(
            "done", () => instance.AskAsync<string>("select state from inbox where delivery_key = 'slack:trigger:trigger.last'"));
    }

    /// <summary>Posts each body twice, unsigned and signed, and says how many different ones cannot even be parsed.</summary>
    private static async Task<long> PostAsync(TwoChannelInstance instance, int seed, IEnumerable<int> numbers)
    {
        var unreadable = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var body = HostileBody.Of(seed, number);
            Assert.Equal(
                (seed, number, 401), (seed, number, await instance.PostAsync(body.IsSlack, body.Bytes, body.ContentType, isSigned: false)));
            Assert.Equal((seed, number, 200), (seed, number, await instance.PostAsync(body.IsSlack, body.Bytes, body.ContentType)));
            if (body.IsNoJson)
                unreadable.TryAdd($"{body.IsSlack} {Convert.ToBase64String(body.Bytes)}", true);
        });
        return unreadable.Count;
    }
}
