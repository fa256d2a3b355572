using System.CommandLine;
using Alfred.Gateway.Outbound;
using Alfred.Silo.Configuration;
using Alfred.Silo.Smoke;

namespace Alfred.Silo.CommandLine;

/// <summary><c>alfred smoke URL</c>: checks a running instance from end to end, and cleans up behind itself.</summary>
internal static class SmokeCommand
{
    private static readonly Argument<string> Url = new("url") { Description = "The public address: https://alfred-home-eu.fly.dev" };

    private static readonly Option<string?> Operators = new("--operator")
    {
        Description = "The operator's listener where it is another one: http://127.0.0.1:9080 (after `fly proxy 9080`)",
        HelpName = "url",
    };

    private static readonly Option<int> Patience = new("--patience")
    {
        Description = "How long it may take to come up, and a message to have its effect (default 45)",
        HelpName = "seconds",
        DefaultValueFactory = static _ => 45,
    };

    /// <summary>The verb.</summary>
    public static Command Make(TimeProvider clock)
    {
        const string Description = "Check a running instance from end to end: a line a step, and nothing is left behind";
        var command = new Command("smoke", Description) { Url, Operators, Patience };
        command.SetAction((parsed, cancellationToken) => Refusal.CatchAsync(() =>
        {
            var url = AddressOf(parsed.GetValue(Url)!);
            var operators = parsed.GetValue(Operators) is { } given ? AddressOf(given) : url;
            var settings = SmokeSettings.Read(Variables.Read(CommandActions.Root));
            var patience = TimeSpan.FromSeconds(parsed.GetValue(Patience));
            return RunAsync(settings, (url, operators), patience, clock, Console.Out, cancellationToken);
        }));
        return command;
    }

    /// <summary>Runs the steps.</summary>
    /// <returns>0 when all went well, else 1.</returns>
    private static async Task<int> RunAsync(
        SmokeSettings settings, (Uri Public, Uri Operators) urls, TimeSpan patience, TimeProvider clock, TextWriter output,
        CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddSingleton(clock)
            .AddOutboundClient(SmokeClient.Outbound(urls.Public, urls.Operators)).BuildServiceProvider();
        var clients = services.GetRequiredService<IHttpClientFactory>();
        var client = new SmokeClient(clients, urls.Public, urls.Operators, patience, clock);
        var steps = new SmokeSteps(output);
        try
        {
            await steps.RunAsync("ready", () => WaitAsync(client, cancellationToken));
            await (settings.Kind == InstanceKind.Home
                ? new HomeSmoke(settings, client, steps, clock).RunAsync(cancellationToken)
                : new BizSmoke(settings, client, steps, clock).RunAsync(cancellationToken));
            return 0;
        }
        catch (SmokeFailedException)
        {
            return 1;
        }
    }

    private static async Task<string> WaitAsync(SmokeClient client, CancellationToken cancellationToken)
    {
        var answer = await client.UntilAsync(
            () => client.GetAsync("/readyz", cancellationToken), static answer => answer.Status == HttpStatusCode.OK, cancellationToken);
        return answer.Status == HttpStatusCode.OK ? $"{answer}"
            : throw new SmokeFailedException($"{answer}. What is not Healthy is what to look at; its logs say more.");
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? url
            : throw new ArgumentRefusedException($"{text} is no address such as https://alfred-home-eu.fly.dev");
}
