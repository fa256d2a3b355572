using System.Diagnostics;
using Alfred.Gateway.Access;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Gateway.WhatsApp;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Slack;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Gateway.Tests.Webhooks;

/// <summary>S2: the time of a refusal does not tell how far a guess was right.</summary>
[Trait("Category", "Full")]
public sealed class SignatureTimingTests
{
    private const string Now = "1531420618";
    private const int Calls = 100_000;
    private const int Places = 64;
    private const double Suspicious = 4.5;

    [Fact]
    public void a_whatsapp_signature_takes_the_same_time_wherever_it_is_wrong()
    {
        var verifier = new WhatsAppSignature([WhatsAppGateway.Secret]);
        IsSilent(MetaWebhook.Sign(WhatsAppGateway.Secret, "{}"u8), header => verifier.Matches(header, "{}"u8));
    }

    [Fact]
    public void a_slack_signature_takes_the_same_time_wherever_it_is_wrong()
    {
        var verifier = new SlackSignature([SlackGateway.Secret], new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1531420618)));
        IsSilent(SlackWebhookRequest.Sign(SlackGateway.Secret, Now, "{}"u8), header => verifier.Matches(Now, header, "{}"u8));
    }

    [Fact]
    public void a_token_takes_the_same_time_wherever_it_is_wrong() =>
        IsSilent($"x={new string('a', 64)}", header => BearerToken.AreEqual(header[0]!, $"x={new string('a', 64)}"));

    /// <summary>A busy machine may make one sample differ by chance; a leak differs in every one.</summary>
    private static void IsSilent(string right, Func<StringValues, bool> verify)
    {
        var start = right.IndexOf('=', StringComparison.Ordinal) + 1;
        StringValues[] firstWrong = Copies(Wrong(right, start)), lastWrong = Copies(Wrong(right, right.Length - 1));
        Assert.True(verify(right));
        var seed = Random.Shared.Next();
        var t = Welch(verify, firstWrong, lastWrong, seed);
        if (Math.Abs(t) >= Suspicious)
            t = Welch(verify, firstWrong, lastWrong, seed + 1);
        Assert.True(Math.Abs(t) < Suspicious, $"Welch's t is {t:0.00} (seeds {seed} and {seed + 1})");
    }

    // Where a text lies in memory has an influence too, which must not fall on one side alone.
    private static StringValues[] Copies(string text) =>
        [.. Enumerable.Range(0, Places).Select(_ => new StringValues(new string(text.AsSpan())))];

    private static string Wrong(string right, int at) => $"{right[..at]}{(right[at] == '0' ? '1' : '0')}{right[(at + 1)..]}";

    private static double Welch(Func<StringValues, bool> verify, StringValues[] first, StringValues[] last, int seed)
    {
        var random = new Random(seed);
        var samples = new (bool IsFirst, long Ticks)[Calls];
        for (var i = -Calls / 10; i < Calls; i++)
        {
            // Interleaved at random: whatever else the machine does falls on both alike.
            var isFirst = random.Next(2) == 0;
            var header = (isFirst ? first : last)[random.Next(Places)];
            var began = Stopwatch.GetTimestamp();
            var matches = verify(header);
            var ticks = Stopwatch.GetTimestamp() - began;
            Assert.False(matches);
            if (i >= 0)
                samples[i] = (isFirst, ticks);
        }

        // Interrupts and collections make a long tail that says nothing about the code.
        var cut = samples.Select(sample => sample.Ticks).Order().ElementAt(Calls * 9 / 10);
        var (mean1, variance1, count1) = Moments(
            samples.Where(sample => sample.IsFirst && sample.Ticks <= cut).Select(sample => (double)sample.Ticks));
        var (mean2, variance2, count2) = Moments(
            samples.Where(sample => !sample.IsFirst && sample.Ticks <= cut).Select(sample => (double)sample.Ticks));
        return (mean1 - mean2) / Math.Sqrt((variance1 / count1) + (variance2 / count2));
    }

    private static (double Mean, double Variance, int Count) Moments(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return (mean, all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1), all.Length);
    }
}
