using System.Globalization;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>Each kind of command in a line: as many as 64 connections get answered.</summary>
internal sealed class KindsTable
{
    private readonly List<(string Kind, double PerSecond, double Median, double Slowest)> _rows = [];

    public void Add(string kind, double perSecond, Latencies answers) =>
        _rows.Add((kind, perSecond, answers.Percentile(50), answers.Percentile(99)));

    public void Print()
    {
        Console.WriteLine("| kind of command, 64 connections | answered per s | answer p50, ms | answer p99, ms |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (kind, perSecond, median, slowest) in _rows)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {perSecond:N0} | {median:0.0} | {slowest:0.0} |"));
        Console.WriteLine();
    }
}
