namespace Alfred.Commands;

/// <summary>What goes with every command to a domain grain.</summary>
/// <param name="Id">Makes a repetition recognisable.</param>
/// <param name="By">The name of the member on whose behalf it runs: for people to read, never to tell who it is.</param>
/// <param name="At">When the message was received (UTC), so that a replay writes the same time.</param>
[GenerateSerializer, Immutable, Alias("alfred.command")]
public sealed record Command([property: Id(0)] CommandId Id, [property: Id(1)] string By, [property: Id(2)] DateTimeOffset At)
{
    /// <summary>The member on whose behalf it runs; null for somebody who is none.</summary>
    [Id(3)] public MemberId? Member { get; init; }

    /// <summary>Hides the member: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => $"(command {Id})";
}
