namespace Alfred.Channels;

/// <summary>What a provider knows of a message whose sending ended without an answer. A closed family.</summary>
public abstract record SendEvidence
{
    private SendEvidence() { }

    /// <summary>The provider has it: it must not be sent again.</summary>
    /// <param name="ProviderId">The provider's id of the message, if it gave one.</param>
    public sealed record Found(string? ProviderId) : SendEvidence;

    /// <summary>The provider was asked and has it not: it can be sent again without a doubt.</summary>
    public sealed record Absent : SendEvidence;

    /// <summary>The provider cannot be asked, or did not answer: nothing is known.</summary>
    public sealed record Unknown : SendEvidence;
}
