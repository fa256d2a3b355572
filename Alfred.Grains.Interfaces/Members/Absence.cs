namespace Alfred.Members;

/// <summary>Days on which a member is away. Nobody counts on them then.</summary>
/// <param name="From">The first day, in the member's zone.</param>
/// <param name="Until">The last day; null for until they say that they are back.</param>
[GenerateSerializer, Immutable, Alias("alfred.absence")]
public sealed record Absence([property: Id(0)] DateOnly From, [property: Id(1)] DateOnly? Until)
{
    /// <summary>True on one of the days.</summary>
    public bool Includes(DateOnly day) => day >= From && (Until is not { } last || day <= last);
}
