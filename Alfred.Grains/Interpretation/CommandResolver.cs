namespace Alfred.Interpretation;

/// <summary>
/// Replaces what depends on the moment in commands by what is meant, and finds those that lack a value their form asks for.
/// </summary>
internal sealed class CommandResolver(ISkillCatalog catalog)
{
    /// <summary>What the commands come to. When one is unclear nothing runs: the whole message waits for a clearer one.</summary>
    public InterpretationResult Resolve(ImmutableArray<PlannedCommand> commands, PlanContext context)
    {
        var resolved = ImmutableArray.CreateBuilder<PlannedCommand>(commands.Length);
        var result = new InterpretationResult();
        foreach (var command in commands)
        {
            var action = catalog.Find(command.Action);
            if (action?.Form is { } declared && IsIncomplete(action, command))
            {
                var form = declared.In(context.Language);
                result = result with { Answer = new(form.Title) { Form = Filled(form, command.Arguments) } };
                continue;
            }

            switch (action?.Resolve?.Invoke(command.Arguments, context with { IsBehindOthers = resolved.Count > 0 }))
            {
                case Resolution.Unclear unclear:
                    return InterpretationResult.Say(new Reply(unclear.Problem) { Choices = unclear.Choices }, question: null);
                case Resolution.Instead instead:
                    var others = Resolve(
                        [.. instead.Commands.Select(static one => new PlannedCommand(one.Action, one.Arguments))], context);
                    if (others.Answer is not null)
                        return others;
                    result = result with { IsOfTheMoment = result.IsOfTheMoment || others.IsOfTheMoment };
                    resolved.AddRange(others.Commands);
                    break;
                case Resolution.Resolved done:
                    result = result with { IsOfTheMoment = result.IsOfTheMoment || !ReferenceEquals(done.Arguments, command.Arguments) };
                    resolved.Add(command with { Arguments = done.Arguments });
                    break;
                default:
                    resolved.Add(command);
                    break;
            }
        }

        return result with { Commands = resolved.ToImmutable() };
    }

    /// <summary>The form of a command's action with the command's values; null for an action without one.</summary>
    public Reply? FormOf(PlannedCommand command, Language language) => catalog.Find(command.Action)?.Form?.In(language) is { } form
        ? new(form.Title) { Form = Filled(form, command.Arguments) } : null;

    /// <summary>The form with what is known already.</summary>
    public static Form Filled(Form form, Arguments known) => form with
    {
        Fields = [.. form.Fields.Select(field => field with { Value = known.Find(field.Name) ?? field.Value })],
    };

    private static bool IsIncomplete(SkillAction action, PlannedCommand command) =>
        action.Parameters.Any(parameter => parameter.IsRequired && command.Arguments.Find(parameter.Name) is null);
}
