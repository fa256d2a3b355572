using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Alfred.Model;

/// <summary>An action as the model sees it: made of its declaration alone.</summary>
internal sealed class ModelTool
{
    /// <summary>Longer values are refused.</summary>
    public const int MaxValueLength = 1_000;

    private ModelTool(ActionName name, SkillAction action, AIFunctionDeclaration declaration) =>
        (Name, Action, Declaration) = (name, action, declaration);

    /// <summary>The action's full name.</summary>
    public ActionName Name { get; }

    /// <summary>The action.</summary>
    public SkillAction Action { get; }

    /// <summary>What is sent to the model.</summary>
    public AIFunctionDeclaration Declaration { get; }

    /// <summary>The parameters by the argument that they fill: several may read it in different ways.</summary>
    public ILookup<string, Parameter> Parameters => Offered(Action).ToLookup(ArgumentOf, StringComparer.Ordinal);

    /// <summary>The tool of an action; null for one that nobody can ask for in words, such as what only the schedule runs.</summary>
    public static ModelTool? Of(Skill skill, SkillAction action, Language english)
    {
        var name = new ActionName($"{skill.Name}.{action.Name}");
        var isSaid = action.Phrases.Count > 0 || english.Lines(name.Value).Any(static line => line.Key == "say");
        return isSaid && skill.IsListed && action.ToolUse != ToolUse.Never
            ? new(name, action, AIFunctionFactory.CreateDeclaration(
                name.Value.Replace('.', '_'), Describe(skill, action, english), Schema(action)))
            : null;
    }

    private static IEnumerable<Parameter> Offered(SkillAction action) => action.Parameters.Where(static parameter => !parameter.IsSaidOnly);

    private static string ArgumentOf(Parameter parameter) => parameter.Fills ?? parameter.Name;

    private static string Describe(Skill skill, SkillAction action, Language english)
    {
        var examples = english.ExamplesOf(skill, action).Take(2).Select(static example => $"\"{example}\"").ToImmutableArray();
        var summary = english.SummaryOf(skill, action);
        return examples.IsEmpty ? summary : $"{summary}. People say: {string.Join(", ", examples)}";
    }

    private static JsonElement Schema(SkillAction action)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var argument in Offered(action).ToLookup(ArgumentOf, StringComparer.Ordinal))
        {
            properties[argument.Key] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = argument.First().Summary,
                ["maxLength"] = MaxValueLength,
            };
            if (argument.Any(static parameter => parameter.IsRequired))
                required.Add(argument.Key);
        }

        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        });
    }
}
