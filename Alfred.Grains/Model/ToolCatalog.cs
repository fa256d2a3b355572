using System.Collections.Frozen;
using Microsoft.Extensions.AI;

namespace Alfred.Model;

/// <summary>Every action that the model may be offered, and which of them somebody has in some place.</summary>
internal sealed class ToolCatalog
{
    /// <summary>
    /// Says that the results of the other calls are to be put into words, where showing them alone would not answer. Does nothing itself.
    /// </summary>
    public const string Answer = "answer_from_results";

    private static readonly AIFunctionDeclaration AnswerTool = AIFunctionFactory.CreateDeclaration(
        Answer,
        "Call this together with other tools when their results alone do not answer the person: you will then see the results and answer.",
        System.Text.Json.JsonDocument.Parse("""{"type":"object","properties":{},"additionalProperties":false}""").RootElement);

    private readonly FrozenDictionary<string, ModelTool> _all;

    public ToolCatalog(ISkillCatalog catalog, LanguageSet languages) => _all = catalog.Skills
        .SelectMany(skill => skill.Actions.Select(action => ModelTool.Of(skill, action, languages.Default))).OfType<ModelTool>()
        .ToFrozenDictionary(static tool => tool.Declaration.Name, StringComparer.Ordinal);

    /// <summary>All of them, whoever may use them.</summary>
    public IEnumerable<ModelTool> All => _all.Values;

    /// <summary>The tool of exactly this name; null for none.</summary>
    public ModelTool? Find(string name) => _all.GetValueOrDefault(name);

    /// <summary>What a member has in a place: what is offered to the model, and all that it is allowed.</summary>
    public ToolGrant For(Member member, bool isDirect) => new(
        [.. _all.Values.Where(tool => IsGranted(tool, member, isDirect)).OrderBy(static tool => tool.Name.Value, StringComparer.Ordinal)],
        AnswerTool);

    private static bool IsGranted(ModelTool tool, Member member, bool isDirect) =>
        member.Role.Allows(tool.Action.Needed) && (isDirect || tool.Action.ToolUse != ToolUse.Direct);
}

/// <summary>The tools of one member in one place.</summary>
internal sealed class ToolGrant(ImmutableArray<ModelTool> tools, AIFunctionDeclaration answer)
{
    private readonly FrozenDictionary<string, ModelTool> _tools =
        tools.ToFrozenDictionary(static tool => tool.Declaration.Name, StringComparer.Ordinal);

    /// <summary>What is sent to the model.</summary>
    public IList<AITool> Declarations => [.. tools.Select(static tool => tool.Declaration), answer];

    /// <summary>The tool of exactly this name; null for one that is not granted.</summary>
    public ModelTool? Find(string name) => _tools.GetValueOrDefault(name);
}
