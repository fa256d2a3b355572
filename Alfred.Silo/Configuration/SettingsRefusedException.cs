using System.Collections.Immutable;

namespace Alfred.Silo.Configuration;

/// <summary>The settings cannot be used. Carries every problem, so that one look is enough.</summary>
public sealed class SettingsRefusedException(ImmutableArray<Problem> problems) : Exception(Describe(problems))
{
    /// <summary>All problems, in the order of <c>.env.template</c>.</summary>
    public ImmutableArray<Problem> Problems { get; } = problems;

    private static string Describe(ImmutableArray<Problem> problems) => string.Join(
        Environment.NewLine,
        problems.Select(problem => $"  {problem}").Prepend(problems.Length == 1 ? "One setting needs attention:" : $"{problems.Length} settings need attention:"));
}
