namespace Alfred.Silo.Configuration;

/// <summary>The settings cannot be used. Carries every problem, so that one look is enough.</summary>
public sealed class SettingsRefusedException(params ImmutableArray<Problem> problems) : Exception(Describe(problems))
{
    /// <summary>All problems, in the order in which the variables are read.</summary>
    public ImmutableArray<Problem> Problems { get; } = problems;

    private static string Describe(ImmutableArray<Problem> problems)
    {
        var title = problems.Length == 1 ? "One setting needs attention:" : $"{problems.Length} settings need attention:";
        return string.Join(Environment.NewLine, problems.Select(problem => $"  {problem.Subject} {problem.Text}").Prepend(title));
    }
}

/// <summary>Why the process must not start.</summary>
/// <param name="Subject">The variable or the part concerned.</param>
/// <param name="Text">What is wrong and how to fix it. Never a secret's value.</param>
public sealed record Problem(string Subject, string Text);
