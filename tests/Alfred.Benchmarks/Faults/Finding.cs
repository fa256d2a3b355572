namespace Alfred.Benchmarks.Faults;

/// <summary>One line of the table.</summary>
/// <param name="Requirement">Which requirement the line belongs to.</param>
/// <param name="What">What was measured.</param>
/// <param name="Baseline">The same without the fault, in this run; empty where there is none.</param>
/// <param name="Figure">What was measured.</param>
/// <param name="Aim">What it should be; empty where nothing is promised.</param>
/// <param name="IsMet">Whether it is.</param>
internal sealed record Finding(string Requirement, string What, string Baseline, string Figure, string Aim, bool? IsMet);
