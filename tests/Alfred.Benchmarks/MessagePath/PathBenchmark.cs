using System.Globalization;
using Alfred.Benchmarks.SlashCommands;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>The whole product under load: both instances, or the one that is named.</summary>
internal static class PathBenchmark
{
    public static async Task<int> RunAsync(string[] options)
    {
        var isQuick = options.Contains("--quick");
        var kinds = new KindsTable();
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        var processors = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
        Console.WriteLine($"{processors} processors, load average {load} before the start");
        if (!options.Contains("biz"))
            await HomePath.RunAsync(isQuick, kinds);
        var isComplete = options.Contains("home") || await ExpenseCase.RunAsync(isQuick, kinds);
        kinds.Print();
        return isComplete ? 0 : 1;
    }
}
