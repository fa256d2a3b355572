namespace Alfred.Faults.Runs;

/// <summary>A fault that did happen.</summary>
/// <param name="At">Seconds since the run began.</param>
/// <param name="What">Which.</param>
internal sealed record Fault(double At, string What);
