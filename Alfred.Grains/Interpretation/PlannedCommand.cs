using System.Text.Json.Serialization;
using Alfred.Commands;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>One command of a plan, as it is stored on the inbox row before anything runs.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Arguments">With which canonical values.</param>
[JsonConverter(typeof(PlannedCommandConverter))]
public sealed record PlannedCommand(ActionName Action, Arguments Arguments)
{
    /// <summary>Equal when action and every argument are.</summary>
    public bool Equals(PlannedCommand? other) =>
        other is not null && Action == other.Action && Arguments.Values.SequenceEqual(other.Arguments.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Action, Arguments.Values.Count);
}
