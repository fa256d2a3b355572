namespace Alfred.Facts;

/// <summary>
/// What people asked to be remembered: a member's own under <see cref="KeyOf"/>, which nobody else is ever told, and what is for everyone
/// under <see cref="SharedKey"/>.
/// </summary>
[Alias("alfred.IFactGrain")]
public interface IFactGrain : ICommandGrain
{
    /// <summary>The key of what is for everyone.</summary>
    const string SharedKey = "facts:shared";

    /// <summary>The most facts under one key.</summary>
    const int MaxFacts = 100;

    /// <summary>The most characters of a fact.</summary>
    const int MaxLength = 300;

    /// <summary>The key of a member's own.</summary>
    static string KeyOf(MemberId member) => $"facts:{member}";

    /// <summary>Remembers something; what is known in the same words already stays as it is.</summary>
    [Alias("Remember")]
    Task<FactOutcome> RememberAsync(Command command, Fact fact);

    /// <summary>Forgets the one fact that has these words; with several of them nothing happens, and the outcome names them.</summary>
    [Alias("Forget")]
    Task<FactOutcome> ForgetAsync(Command command, string words);

    /// <summary>Forgets what a member asked to be remembered last.</summary>
    /// <param name="command">The command.</param>
    /// <param name="member">The member.</param>
    /// <param name="after">Older ones are left as they are (UTC).</param>
    [Alias("ForgetLast")]
    Task<FactOutcome> ForgetLastAsync(Command command, MemberId member, DateTimeOffset after);

    /// <summary>Forgets everything.</summary>
    [Alias("ForgetAll")]
    Task<FactOutcome> ForgetAllAsync(Command command);

    /// <summary>Takes a member's id out of what they said.</summary>
    [Alias("Disown")]
    Task<FactOutcome> DisownAsync(Command command, MemberId member);

    /// <summary>The facts, oldest first.</summary>
    [Alias("List")]
    Task<ImmutableArray<Fact>> ListAsync();
}

/// <summary>What one command did to the facts.</summary>
[GenerateSerializer, Immutable, Alias("alfred.fact-outcome")]
public sealed record FactOutcome
{
    /// <summary>How many facts were added, removed or changed.</summary>
    [Id(0)] public int Changed { get; init; }

    /// <summary>True when there is no room for another one.</summary>
    [Id(1)] public bool IsFull { get; init; }

    /// <summary>The words of the fact that was forgotten; null for none.</summary>
    [Id(2)] public string? Forgotten { get; init; }

    /// <summary>The words of the facts that may have been meant; empty where it was clear.</summary>
    [Id(3)] public ImmutableArray<string> Candidates { get; init; } = [];

    /// <summary>The fact that was there with the same words already, which stays; null for none.</summary>
    [Id(4)] public string? Known { get; init; }

    /// <summary>Hides what: Orleans writes what a grain returns into its trace logs.</summary>
    public override string ToString() => "(fact outcome)";
}
