using System.Text.Json.Serialization;

namespace Alfred.Commands;

/// <summary>
/// The full name of an action, <c>skill.action</c>, in lower-case letters and dashes: <c>groceries.add</c>. Stored in plans, so never
/// renamed.
/// </summary>
public readonly record struct ActionName
{
    /// <summary>Takes the full name.</summary>
    /// <exception cref="ArgumentException">The text is no such name.</exception>
    [JsonConstructor]
    public ActionName(string value)
    {
        var dot = value.IndexOf('.', StringComparison.Ordinal);
        if (value.Length > 80 || dot < 1 || dot == value.Length - 1 || !value.All(c => char.IsAsciiLetterLower(c) || c is '.' or '-'))
            throw new ArgumentException($"'{value}' is no action name such as groceries.add", nameof(value));
        Value = value;
    }

    /// <summary>The full name.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
