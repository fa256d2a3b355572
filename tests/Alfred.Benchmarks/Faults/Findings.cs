using System.Globalization;

namespace Alfred.Benchmarks.Faults;

/// <summary>What the run has found so far: the figures beside their aims, the faults that did happen, and what went wrong.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _findings = [];
    private readonly List<string> _faults = [];
    private readonly List<string> _failures = [];

    /// <summary>A figure that must stay below another.</summary>
    public void AtMost(
        string requirement, string what, double? figure, double most, string unit, double? baseline = null, string? aim = null) =>
        _findings.Add(new(
        requirement, $"{what}, {unit}", baseline is { } value ? Text(value) : "", figure is { } measured ? Text(measured) : "never",
        aim ?? $"≤ {Text(most)}", figure <= most));

    /// <summary>A figure that nothing is promised about.</summary>
    public void Note(string requirement, string what, double figure, string unit, double baseline) =>
        _findings.Add(new(requirement, $"{what}, {unit}", Text(baseline), Text(figure), "", IsMet: null));

    /// <summary>A count that must be 0.</summary>
    public void None(string requirement, string what, int count) => _findings.Add(new(requirement, what, "", Text(count), "0", count == 0));

    /// <summary>A count that must be reached.</summary>
    public void AtLeast(string requirement, string what, int count, int least) =>
        _findings.Add(new(requirement, what, "", Text(count), $"≥ {Text(least)}", count >= least));

    /// <summary>What the books of a load say. Anything lost fails the run.</summary>
    public void Books(string requirement, string load, ReplyBook book)
    {
        _findings.Add(new(
            requirement, $"{load}: lost, doubled, unexpected of {Text(book.Asked)} replies", "",
            $"{Text(book.Lost)}, {Text(book.Doubled)}, {Text(book.Unexpected.Length)}", "0, 0, 0",
            book is { Lost: 0, Doubled: 0, Unexpected.IsEmpty: true }));
        if (book.Lost > 0)
            _failures.Add($"{requirement}, {load}: {Text(book.Lost)} replies were lost");
        foreach (var reply in book.Unexpected.Take(3))
            _faults.Add($"{requirement}, {load}: nobody asked for \"{reply}\"");
    }

    /// <summary>A fault of which there is proof; how often.</summary>
    public void Happened(string requirement, string what, int times)
    {
        _faults.Add($"{requirement}: {what}: {Text(times)}");
        if (times == 0)
            _failures.Add($"{requirement}: nothing of this happened: {what}");
    }

    /// <summary>A scenario that broke off.</summary>
    public void NotMeasured(string requirement, Exception exception) =>
        _failures.Add($"{requirement} could not be measured: {exception.Message}");

    /// <summary>Prints everything; returns the exit code.</summary>
    public int Print()
    {
        Console.WriteLine();
        Console.WriteLine("| | what | baseline | measured | aim | |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var finding in _findings)
            Console.WriteLine(
                $"| {finding.Requirement} | {finding.What} | {finding.Baseline} | {finding.Figure} | {finding.Aim} | {Verdict(finding)} |");
        Console.WriteLine();
        Console.WriteLine("What happened:");
        foreach (var fault in _faults)
            Console.WriteLine($"- {fault}");
        foreach (var failure in _failures)
            Console.Error.WriteLine($"FAILED: {failure}");
        return _failures.Count == 0 ? 0 : 1;
    }

    private static string Verdict(Finding finding) => finding.IsMet switch
    {
        true => "met",
        false => "not met",
        null => "",
    };

    private static string Text(double value) =>
        value.ToString(value is < 10 and > -10 && !double.IsInteger(value) ? "0.0" : "N0", CultureInfo.InvariantCulture);
}
