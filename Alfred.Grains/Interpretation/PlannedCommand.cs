using System.Text.Json.Serialization;

namespace Alfred.Interpretation;

/// <summary>One command of a plan, as it is stored on the inbox row before anything runs.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Arguments">With which canonical values.</param>
[JsonConverter(typeof(PlannedCommandConverter))]
public sealed record PlannedCommand(ActionName Action, Arguments Arguments)
{
    /// <summary>True when the person approved this very command. Never from words or from a model: only from what was stored.</summary>
    public bool IsApproved { get; init; }

    /// <summary>Equal when action and every argument are.</summary>
    public bool Equals(PlannedCommand? other) =>
        other is not null && Action == other.Action && IsApproved == other.IsApproved
            && Arguments.Values.SequenceEqual(other.Arguments.Values);

    public override int GetHashCode() => HashCode.Combine(Action, Arguments.Values.Count);
}
