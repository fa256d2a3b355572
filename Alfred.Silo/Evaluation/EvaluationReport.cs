namespace Alfred.Silo.Evaluation;

/// <summary>What an owner reads who wants to know which model is good enough.</summary>
internal static class EvaluationReport
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, IReadOnlyList<Verdict> verdicts, string model, decimal cost, string currency)
    {
        foreach (var verdict in verdicts.Where(static verdict => verdict.Result != VerdictResult.Right))
            output.WriteLine($"{verdict.Result}\t{verdict.Language}\t{verdict.Said}\t→ {verdict.Got}");
        output.WriteLine();
        output.WriteLine("language    right  wrong  asked  failed  of");
        foreach (var group in verdicts.GroupBy(static verdict => verdict.Language, StringComparer.Ordinal))
            output.WriteLine(Row(group.Key, [.. group]));
        output.WriteLine(Row("all", verdicts));
        var asked = verdicts.Where(static verdict => verdict.IsOfModel).Select(static verdict => verdict.Took).Order().ToArray();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"model {model}: asked {asked.Length} of {verdicts.Count} times, {cost:0.0000} {currency}; ")
            + $"half of the answers within {At(asked, 0.5)}, 95 of 100 within {At(asked, 0.95)}");
    }

    private static string Row(string name, IReadOnlyList<Verdict> verdicts)
    {
        int[] counts = [.. Enum.GetValues<VerdictResult>().Select(result => Count(verdicts, result))];
        return string.Create(
            CultureInfo.InvariantCulture, $"{name,-10} {counts[0],6} {counts[1],6} {counts[2],6} {counts[3],7} {verdicts.Count,3}");
    }

    private static int Count(IEnumerable<Verdict> verdicts, VerdictResult result) => verdicts.Count(verdict => verdict.Result == result);

    private static string At(TimeSpan[] sorted, double share) => sorted.Length == 0
        ? "–" : string.Create(CultureInfo.InvariantCulture, $"{sorted[(int)((sorted.Length - 1) * share)].TotalSeconds:0.00} s");
}
