using System.Text.Json.Serialization;

namespace Alfred.Chores;

/// <summary>How often a chore is spoken of again while it is not done.</summary>
/// <param name="Minutes">How long between two times, 15 minutes to a week.</param>
/// <param name="Max">How often at most after the first time, 1 to 20.</param>
/// <param name="Escalates">True when all other adults are told after the last time.</param>
[GenerateSerializer, Immutable, Alias("alfred.nag-policy")]
public sealed record NagPolicy(
    [property: Id(0)] int Minutes, [property: Id(1), JsonPropertyName("most")] int Max,
    [property: Id(2)] bool Escalates = false)
{
    /// <summary>The shortest time between two.</summary>
    public const int LeastMinutes = 15;

    /// <summary>The longest.</summary>
    public const int MaxMinutes = 7 * 24 * 60;

    /// <summary>No more often than this.</summary>
    public const int MaxTimes = 20;
}
