namespace Alfred.Members;

/// <summary>How many people wrote on a day who are nobody here.</summary>
/// <param name="Day">The day (UTC).</param>
/// <param name="Refused">
/// How many were told so; each person is told at most once in 24 hours. One more where a process was killed at that moment.
/// </param>
[GenerateSerializer, Immutable, Alias("alfred.strangers-of-day")]
public sealed record StrangersOfDay([property: Id(0)] DateOnly Day, [property: Id(1)] int Refused);
