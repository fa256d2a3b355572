namespace Alfred.Members;

/// <summary>A person whom the instance knows. Names are unique in an instance, compared without regard to case.</summary>
[GenerateSerializer, Immutable, Alias("alfred.member")]
public sealed record Member
{
    /// <summary>Who they are, whatever they are called.</summary>
    [Id(2)] public required MemberId Id { get; init; }

    /// <summary>What the others call them; 1 to 60 characters.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>The IANA time zone they are in now; null for the instance's.</summary>
    [Id(1)] public string? Zone { get; init; }

    /// <summary>The language they are answered in (ISO 639-1); null for the instance's.</summary>
    [Id(3)] public string? Language { get; init; }

    /// <summary>True when they chose that language themselves, so that no sentence in another one changes it.</summary>
    [Id(4)] public bool IsLanguageChosen { get; init; }

    /// <summary>What they may do.</summary>
    [Id(5)] public MemberRole Role { get; init; }

    /// <summary>When they are not to be disturbed; null for never.</summary>
    [Id(6)] public QuietHours? QuietHours { get; init; }

    /// <summary>When they are away, now or later; null for not.</summary>
    [Id(7)] public Absence? Absence { get; init; }

    /// <summary>True when they can be written to: a channel knows their address, or they have written themselves.</summary>
    [Id(8)] public bool IsReachable { get; init; }

    /// <summary>Where they are for some days; null outside such days. <see cref="Zone"/> is that zone then.</summary>
    [Id(9)] public Visit? Visit { get; init; }

    /// <summary>True when the configuration (<c>MEMBERS</c>) names them: it decides that they are a member.</summary>
    [Id(10)] public bool IsConfigured { get; init; }

    /// <summary>
    /// The name that they came with, by the configuration, an invitation or their channel; null for who goes by it still. No member can
    /// change it, however often they take another one.
    /// </summary>
    [Id(11)] public string? OriginalName { get; init; }

    /// <summary>Hides the name: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => Id.ToString();
}
