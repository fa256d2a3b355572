using System.Globalization;

namespace Alfred.Benchmarks.Engine;

/// <summary>Runs each part in a process of its own, the engines in turn, and prints the medians.</summary>
internal static class EngineBenchmark
{
    public static async Task<int> RunAsync(string[] options)
    {
        var runs = options.Contains("--quick") ? 1 : 3;
        var engines = new List<MeasuredEngine> { new("embedded", Path.Combine(AppContext.BaseDirectory, "Alfred.Benchmarks.dll")) };
        if (options.Contains("--official"))
        {
            var (path, reason) = await OfficialBuild.TryAsync();
            if (path is not null) engines.Add(new MeasuredEngine("official", path));
            else Console.Error.WriteLine($"The official engine is not measured: {reason}");
        }

        for (var run = 1; run <= runs; run++)
        {
            foreach (var part in Measurements.Parts)
            {
                foreach (var engine in engines)
                {
                    Console.Error.WriteLine($"run {run} of {runs}: {part}, {engine.Name}");
                    await engine.MeasureAsync(part);
                }
            }
        }

        Print(engines);
        return 0;
    }

    private static void Print(List<MeasuredEngine> engines)
    {
        var official = engines.ElementAtOrDefault(1);
        Console.WriteLine($"| what | embedded | runs | official, elsewhere | ratio |{(official is null ? "" : " official, here | runs | ratio |")}");
        Console.WriteLine($"|---|---|---|---|---|{(official is null ? "" : "---|---|---|")}");
        foreach (var (name, known) in Figures.All)
        {
            var line = $"| {name} | {Text(engines[0].Median(name))} | {Runs(engines[0], name)} | {Text(known)} | {Ratio(engines[0].Median(name), known)} |";
            if (official is not null) line += $" {Text(official.Median(name))} | {Runs(official, name)} | {Ratio(engines[0].Median(name), official.Median(name))} |";
            Console.WriteLine(line);
        }
    }

    private static string Runs(MeasuredEngine engine, string name) => string.Join(' ', engine.Of(name).Select(value => Text(value)));

    private static string Ratio(double? mine, double? other) => mine is null || other is null ? "" : (mine.Value / other.Value).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(double? value) => value is null ? "" : value.Value.ToString(value < 10 ? "0.00" : "N0", CultureInfo.InvariantCulture);
}
