using System.Diagnostics;
using System.Globalization;

namespace Alfred.Benchmarks.Engine;

/// <summary>One engine's build of this program and what it measured.</summary>
internal sealed class MeasuredEngine(string name, string program)
{
    private readonly Dictionary<string, List<double>> _values = new(StringComparer.Ordinal);

    public string Name => name;

    public async Task MeasureAsync(string part)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "engine", "measure", part]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split('|') is not [var figure, var value]) continue;
            if (!_values.TryGetValue(figure, out var values)) _values[figure] = values = [];
            values.Add(double.Parse(value, CultureInfo.InvariantCulture));
        }

        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The {name} engine's {part} ended with {process.ExitCode}.");
    }

    public IReadOnlyList<double> Of(string figure) => _values.GetValueOrDefault(figure) ?? [];

    public double? Median(string figure) => Of(figure) is { Count: > 0 } values ? values.Order().ElementAt(values.Count / 2) : null;
}
