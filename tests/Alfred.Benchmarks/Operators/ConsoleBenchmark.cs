using System.Globalization;
using Alfred.Benchmarks.MessagePath;
using Npgsql;

namespace Alfred.Benchmarks.Operators;

/// <summary>What it costs that somebody looks: throughput with and without an open console in turn, and memory.</summary>
internal static class ConsoleBenchmark
{
    private const string Token = "bench-operator-token-0123456789abcdef";
    private const int Pairs = 5;

    public static async Task<int> RunAsync(string[] options)
    {
        var time = TimeSpan.FromSeconds(options.Contains("--quick") ? 3 : 10);
        var load = Load.OfWhatsApp(people: 200, connections: 64);
        using var graph = new GraphStub { Received = (phone, _) => load.Receive(phone) };
        graph.Start();
        await CompareMemoryAsync(graph, load);
        await using var product = await Product.StartHomeAsync(graph.Url, load.Everybody, ("OPERATOR_TOKEN", Token));
        await using var database = NpgsqlDataSource.Create(product.ConnectionString);
        load.Port = product.Port;
        // Code that runs for the first time is not what is compared.
        await load.SaturateAsync(Messages.Ping, time);
        await Visitor.LookAroundAsync(product, Token);
        var ratios = new List<double>();
        for (var pair = 0; pair < Pairs; pair++)
        {
            // In turn, so that neither always comes second.
            var first = await MeasureAsync(isOpen: pair % 2 == 0);
            var second = await MeasureAsync(isOpen: pair % 2 == 1);
            var (open, closed) = pair % 2 == 0 ? (first, second) : (second, first);
            ratios.Add(open / closed);
            Write($"pair {pair + 1}: {closed:N0} answered a second, {open:N0} with the console open, ratio {open / closed:0.00}");
        }

        Write($"median ratio of {Pairs}: {ratios.Order().ElementAt(Pairs / 2):0.00}");
        return 0;

        async Task<double> MeasureAsync(bool isOpen)
        {
            await Product.SettleAsync(database);
            await using var visitor = isOpen ? new Visitor(product, Token) : null;
            return (await load.SaturateAsync(Messages.Ping, time)).AnsweredPerSecond;
        }
    }

    // Each figure of a process of its own, after the same work.
    private static async Task CompareMemoryAsync(GraphStub graph, Load load)
    {
        foreach (var (name, metrics, look) in ((string, string, Func<Product, string, Task>)[])[
            ("metrics off", "off", static (_, _) => Task.CompletedTask),
            ("metrics on and collected", "alfred-home", Visitor.CollectAsync),
            ("metrics on, every page of the console opened", "alfred-home", Visitor.LookAroundAsync)])
        {
            await using var product = await Product.StartHomeAsync(
                graph.Url, load.Everybody, ("OPERATOR_TOKEN", Token), ("ORLEANS_DASHBOARD", "off"), ("METRICS_INSTANCE", metrics));
            load.Port = product.Port;
            await load.PaceAsync(Messages.Ping, 100, TimeSpan.FromSeconds(5));
            await look(product, Token);
            Write($"resident with {name}: {Usage.Resident(product.Id):0} MB");
        }
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
