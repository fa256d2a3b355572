using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Skills;

namespace Alfred.Questions;

/// <summary>Replaces what depends on the moment in commands by what is meant, and finds those that lack a value their form asks for.</summary>
internal sealed class CommandResolver(ISkillCatalog catalog)
{
    /// <summary>What the commands come to. When one is unclear nothing runs: the whole message waits for a clearer one.</summary>
    public Heard Resolve(ImmutableArray<PlannedCommand> commands, PlanContext context)
    {
        var resolved = ImmutableArray.CreateBuilder<PlannedCommand>(commands.Length);
        var heard = new Heard();
        foreach (var command in commands)
        {
            var action = catalog.Find(command.Action);
            if (action?.Form is { } form && IsIncomplete(action, command))
            {
                heard = heard with { Answer = new(form.Title) { Form = Filled(form, command.Arguments) } };
                continue;
            }

            switch (action?.Resolve?.Invoke(command.Arguments, context))
            {
                case Resolution.Unclear unclear:
                    return Heard.Say(new Reply(unclear.Problem) { Choices = unclear.Choices }, question: null);
                case Resolution.Resolved done:
                    heard = heard with { IsOfTheMoment = heard.IsOfTheMoment || !ReferenceEquals(done.Arguments, command.Arguments) };
                    resolved.Add(command with { Arguments = done.Arguments });
                    break;
                default:
                    resolved.Add(command);
                    break;
            }
        }

        return heard with { Commands = resolved.ToImmutable() };
    }

    /// <summary>The form with what is known already.</summary>
    public static Form Filled(Form form, Arguments known) => form with
    {
        Fields = [.. form.Fields.Select(field => field with { Value = known.Find(field.Name) ?? field.Value })],
    };

    private static bool IsIncomplete(SkillAction action, PlannedCommand command) =>
        action.Parameters.Any(parameter => parameter.IsRequired && command.Arguments.Find(parameter.Name) is null);
}
