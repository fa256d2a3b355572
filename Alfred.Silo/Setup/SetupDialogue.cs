using Alfred.Silo.Configuration;

namespace Alfred.Silo.Setup;

/// <summary>Asks step by step until each service accepts its answers.</summary>
/// <param name="steps">The steps.</param>
/// <param name="given">What is decided already: the instance, production, another address of a service.</param>
/// <param name="terminal">Who answers.</param>
internal sealed class SetupDialogue(ImmutableArray<Step> steps, IReadOnlyDictionary<string, string> given, Terminal terminal)
{
    /// <summary>Runs it.</summary>
    /// <param name="before">The answers of an earlier run: Enter keeps them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The answers, all of them checked; null when the input ended before.</returns>
    public async Task<ImmutableDictionary<string, string>?> RunAsync(
        ImmutableDictionary<string, string> before, CancellationToken cancellationToken)
    {
        var answers = before;
        foreach (var (number, step) in steps.Index())
        {
            terminal.Write($"\n{number + 1} of {steps.Length}: {step.Title}");
            do
            {
                foreach (var question in step.Questions)
                {
                    if (Ask(question, answers) is not { } answered)
                        return null;
                    answers = answered;
                }
            }
            while (!await IsAcceptedAsync(step, answers, cancellationToken));
        }

        return answers;
    }

    private async Task<bool> IsAcceptedAsync(Step step, ImmutableDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        var findings = await step.CheckAsync(SettingsReader.Read(VariablesOf(answers), string.Empty), cancellationToken);
        foreach (var finding in findings)
            terminal.Write($"  {finding}");
        if (findings.All(static finding => finding.IsGood))
            return true;
        terminal.Write("  Answer again; Enter keeps an answer.");
        return false;
    }

    private ImmutableDictionary<string, string>? Ask(Question question, ImmutableDictionary<string, string> answers)
    {
        terminal.Write($"  {question.Text}");
        while (true)
        {
            var known = answers.GetValueOrDefault(question.Name);
            if (terminal.Ask($"  {question.Name}{Hint(question, known)}: ", question.IsSecret) is not { } text)
                return null;
            var value = text is "-" && question.IsOptional ? null : text is "" ? known ?? question.Generate?.Invoke() : text;
            var next = value is null ? answers.Remove(question.Name) : answers.SetItem(question.Name, value);
            var problem = value is null && !question.IsOptional ? "is needed." : ProblemOf(question.Name, next);
            if (problem is null)
                return next;
            terminal.Write($"  {question.Name} {problem}");
        }
    }

    private string? ProblemOf(string name, ImmutableDictionary<string, string> answers)
    {
        if (answers.GetValueOrDefault(name) is { } value && value.Any(static c => c == '"' || char.IsControl(c)))
            return "holds a double quote or a control character, which the file of settings cannot express.";
        try
        {
            SettingsReader.Read(VariablesOf(answers), string.Empty);
            return null;
        }
        catch (SettingsRefusedException exception)
        {
            return exception.Problems.FirstOrDefault(problem => problem.Subject == name)?.Text;
        }
    }

    private Variables VariablesOf(ImmutableDictionary<string, string> answers) =>
        Variables.Of(answers, given, SetupSteps.Placeholders(given["INSTANCE"] == "home" ? InstanceKind.Home : InstanceKind.Biz));

    private static string Hint(Question question, string? known) =>
        known is not null ? $" [Enter keeps {(question.IsSecret ? "it" : known)}{(question.IsOptional ? ", - removes it" : "")}]"
        : question.Generate is not null ? " [Enter makes one]"
        : question.IsOptional ? " [Enter leaves it out]"
        : "";
}
