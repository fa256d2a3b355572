using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Alfred.Faults.Ledgers;

namespace Alfred.Faults.Runs;

/// <summary>What is kept of a run, as JSON under <c>TestResults/Faults</c> of the repository.</summary>
internal sealed record RunReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required string Test { get; init; }

    public int Seed { get; init; }

    public required bool IsHealthy { get; init; }

    public double Seconds { get; init; }

    /// <summary>
    /// From the end of the load, or of the last fault if that came later, until nothing was under way; null when it never came to that.
    /// </summary>
    public double? DrainSeconds { get; init; }

    public required int Kills { get; init; }

    /// <summary>How often each moment of the message path was met and the process killed there.</summary>
    public required ImmutableSortedDictionary<string, int> PointsHit { get; init; }

    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>Further figures of the test's own.</summary>
    public ImmutableSortedDictionary<string, long> Figures { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>Deliveries that were not answered with 200 and repeated.</summary>
    public int RepeatedDeliveries { get; init; }

    public Ledger? Ledger { get; init; }

    /// <summary>Writes it, to the test's output too.</summary>
    public async Task WriteAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(FindRoot(), "TestResults", "Faults")).FullName;
        var name = string.Concat(Test.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-'));
        var json = JsonSerializer.Serialize(this, Json);
        await File.WriteAllTextAsync(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{Seed}.json")), json);
        TestContext.Current.TestOutputHelper?.WriteLine(json);
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Directory.Packages.props")))
            at = at.Parent;
        return at?.FullName ?? AppContext.BaseDirectory;
    }
}
