namespace Alfred.Members;

/// <summary>A time in another time zone, after which a member is back in their own.</summary>
/// <param name="Zone">The IANA time zone meanwhile.</param>
/// <param name="Until">The last day, in that zone.</param>
[GenerateSerializer, Immutable, Alias("alfred.visit")]
public sealed record Visit([property: Id(0)] string Zone, [property: Id(1)] DateOnly Until)
{
    /// <summary>Hides where somebody is: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(visit)";
}
