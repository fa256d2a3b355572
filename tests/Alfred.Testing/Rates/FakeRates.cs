using Alfred.Sandbox.Rates;
using Alfred.Testing.Http;
using Microsoft.AspNetCore.Http;

namespace Alfred.Testing.Rates;

/// <summary>The sandbox's source of exchange rates on a server of its own: counts the calls, and does what a test decides.</summary>
public sealed class FakeRates : FakeServer
{
    private FakeRates()
    {
    }

    /// <summary>The path and query of every call.</summary>
    public CallLedger<string> Calls { get; } = new();

    /// <summary>Starts one on a free port.</summary>
    public static async Task<FakeRates> StartAsync()
    {
        var fake = new FakeRates();
        await fake.StartAsync(
            app => new FakeRatesApi((context, good) => fake.AnswerAsync(context, good, () => fake.Note(context))).Map(app), port: 0);
        return fake;
    }

    private void Note(HttpContext context) => Calls.Add($"{context.Request.Path}{context.Request.QueryString}");
}
