using Alfred.Interpretation;
using Microsoft.Extensions.AI;

namespace Alfred.Model;

/// <summary>
/// The one place that decides what of the model's proposals is let through: only tools of the person's grant, by their exact names, with
/// exactly their arguments, each a text of bearable length that the action's own reader understands. Whatever the model was told by
/// anybody, nothing else becomes a command. What the action may do behind that (rights once more, approval) is the runner's.
/// </summary>
internal class ToolPolicy(ToolCatalog tools)
{
    private const int MaxNameLength = 64;
    private const int MaxListed = 100;

    /// <summary>Decides one call.</summary>
    /// <param name="call">The call as it came over the wire.</param>
    /// <param name="grant">What the person has here.</param>
    /// <param name="before">How many calls the same message has had already, whatever became of them.</param>
    /// <param name="context">How values are read.</param>
    public virtual ToolPolicyResult Decide(FunctionCallContent call, ToolGrant grant, int before, ReadContext context)
    {
        if (before >= ModelLimits.MaxCalls)
            return Refuse(ToolRefusal.TooMany, $"more than {ModelLimits.MaxCalls} calls");
        if (call.Name.Length > MaxNameLength)
            return Refuse(ToolRefusal.Unknown, "no such tool");
        if (grant.Find(call.Name) is not { } tool)
        {
            return tools.Find(call.Name) is null
                ? Refuse(ToolRefusal.Unknown, "no such tool")
                : Refuse(ToolRefusal.NotGranted, "the person may not do that here");
        }

        if (call.Exception is not null)
            return Refuse(ToolRefusal.Malformed, "the arguments are no JSON object");
        var (arguments, parameters) = (Arguments.None, tool.Parameters);
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            if (!parameters.Contains(name))
                return Refuse(ToolRefusal.Malformed, "an argument that the tool does not have");
            var text = TextOf(value, out var isAbsent);
            if (isAbsent)
                continue;
            if (text is null)
                return Refuse(ToolRefusal.Malformed, $"{name} is no text");
            if (text.Length > ModelTool.MaxValueLength)
                return Refuse(ToolRefusal.TooLong, $"{name} is longer than {ModelTool.MaxValueLength} characters");
            switch (Read(parameters[name], MessageText.Clean(text), context))
            {
                case ParseResult.Understood understood:
                    arguments = arguments.With(name, understood.Canonical);
                    break;
                case ParseResult.NotUnderstood { Problem: var problem }:
                    return Refuse(ToolRefusal.Value, $"{name} was not understood", problem);
                case ParseResult.Rejected { Problem: var problem }:
                    return Refuse(ToolRefusal.Value, $"{name} was not understood", problem);
            }
        }

        // A form asks for what is missing of its action.
        return tool.Action.Form is null && parameters.FirstOrDefault(argument =>
            argument.Any(static parameter => parameter.IsRequired) && arguments.Find(argument.Key) is null) is { Key: { } missing }
            ? Refuse(ToolRefusal.Malformed, $"{missing} is missing")
            : new ToolPolicyResult.Accepted(new(tool.Name, arguments));
    }

    private static ToolPolicyResult.Refused Refuse(ToolRefusal reason, string why, string problem = "") => new(reason, why, problem);

    private static ParseResult Read(IEnumerable<Parameter> readers, string text, ReadContext context)
    {
        ParseResult? first = null;
        foreach (var reader in readers)
        {
            var result = reader.Read(text, context);
            if (result is ParseResult.Understood)
                return result;
            first ??= result;
        }

        return first!;
    }

    // Models write numbers as numbers and lists as lists although a text is asked for.
    private static string? TextOf(object? value, out bool isAbsent)
    {
        isAbsent = value is null or "" or JsonElement { ValueKind: JsonValueKind.Null }
            || (value is JsonElement { ValueKind: JsonValueKind.String } empty && empty.ValueEquals(""));
        return value switch
        {
            string plain => plain,
            JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
            JsonElement { ValueKind: JsonValueKind.Number } element => element.GetRawText(),
            JsonElement { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() <= MaxListed
                && list.EnumerateArray().All(static one => one.ValueKind is JsonValueKind.String or JsonValueKind.Number) =>
                string.Join('\n', list.EnumerateArray().Select(static one => one.ToString())),
            _ => null,
        };
    }
}

/// <summary>What became of a call that the model proposed. A closed family.</summary>
internal abstract record ToolPolicyResult
{
    private ToolPolicyResult() { }

    /// <summary>It becomes a command of the plan.</summary>
    public sealed record Accepted(PlannedCommand Command) : ToolPolicyResult;

    /// <summary>It becomes nothing.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Why">
    /// The same for the model and the journal; holds nothing that the model wrote but names of declared arguments.
    /// </param>
    /// <param name="Problem">What to tell the person, with an example; empty for nothing.</param>
    public sealed record Refused(ToolRefusal Reason, string Why, string Problem) : ToolPolicyResult;
}

/// <summary>Why a call was refused. Stands in the journal by name, so never renamed.</summary>
internal enum ToolRefusal
{
    /// <summary>There is no such tool.</summary>
    Unknown = 0,

    /// <summary>There is one, but not for this person in this place.</summary>
    NotGranted = 1,

    /// <summary>Arguments are missing, unknown, or of another kind.</summary>
    Malformed = 2,

    /// <summary>A value is too long.</summary>
    TooLong = 3,

    /// <summary>A value was not understood by the action's own reader.</summary>
    Value = 4,

    /// <summary>More calls than one message may have.</summary>
    TooMany = 5,
}
