using System.Text.Json.Nodes;

namespace Alfred.Skills;

/// <summary>A named value of an action.</summary>
public sealed record Parameter
{
    /// <summary>The name used in phrases: lower-case letters.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The argument that it fills, when several parameters read the same value in different ways ("the list {list}", "auf {compound}");
    /// null for one of its own name.
    /// </summary>
    public string? Fills { get; init; }

    /// <summary>What it is, as the model reads it.</summary>
    public required string Summary { get; init; }

    /// <summary>False when a phrase may leave it out.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>
    /// True for a value that may hold verbs of its own ("wash and dry the dishes"), so that an "and" in it begins no other request.
    /// </summary>
    public bool IsFreeText { get; init; }

    /// <summary>True for a value that people say themselves and the model never proposes: whom else it reaches, say.</summary>
    public bool IsSaidOnly { get; init; }

    /// <summary>Reads what was typed into the canonical text that plans keep. Pure. The default keeps the text as it is.</summary>
    public Func<string, ReadContext, ParseResult> Read { get; init; } = static (text, _) => new ParseResult.Understood(text);

    /// <summary>
    /// Its canonical value for programs (<c>alfred understand</c>, the model): a number, a list, an object. The default is the text as it
    /// is. Null stands for a value that was left out.
    /// </summary>
    public Func<string?, JsonNode?> ToJson { get; init; } = static canonical => JsonValue.Create(canonical);

    /// <summary>One that a phrase has to have, unless a form asks for it.</summary>
    /// <param name="name">Its <see cref="Name"/>.</param>
    /// <param name="summary">Its <see cref="Summary"/>.</param>
    /// <param name="read">Its <see cref="Read"/>; the text as it is by default.</param>
    /// <param name="toJson">Its <see cref="ToJson"/>; the text as it is by default.</param>
    public static Parameter Needed(
        string name, string summary, Func<string, ReadContext, ParseResult>? read = null, Func<string?, JsonNode?>? toJson = null)
    {
        var parameter = new Parameter { Name = name, Summary = summary };
        return parameter with { Read = read ?? parameter.Read, ToJson = toJson ?? parameter.ToJson };
    }

    /// <summary>One that a phrase may leave out. As <see cref="Needed"/> otherwise.</summary>
    /// <inheritdoc cref="Needed"/>
    public static Parameter Optional(
        string name, string summary, Func<string, ReadContext, ParseResult>? read = null, Func<string?, JsonNode?>? toJson = null) =>
        Needed(name, summary, read, toJson) with { IsRequired = false };
}
