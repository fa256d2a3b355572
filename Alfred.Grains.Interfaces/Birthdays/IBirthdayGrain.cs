namespace Alfred.Birthdays;

/// <summary>The birthdays that a household does not want to forget (key <see cref="DefaultKey"/>).</summary>
[Alias("alfred.IBirthdayGrain")]
public interface IBirthdayGrain : ICommandGrain
{
    /// <summary>The key of the one household.</summary>
    const string DefaultKey = "household:default";

    /// <summary>The most birthdays of a household.</summary>
    const int MaxBirthdays = 300;

    /// <summary>Adds a birthday, or changes the one under the same name.</summary>
    [Alias("Add")]
    Task<BirthdayOutcome> AddAsync(Command command, Birthday birthday);

    /// <summary>Removes the birthday under a name.</summary>
    [Alias("Remove")]
    Task<BirthdayOutcome> RemoveAsync(Command command, string name);

    /// <summary>Takes a change back, unless it is not the last one any more: then the outcome says so, with what is there.</summary>
    /// <param name="command">The command.</param>
    /// <param name="name">Under which name.</param>
    /// <param name="left">What the change left there; null for nothing.</param>
    /// <param name="before">What was there before it; null for nothing.</param>
    [Alias("Undo")]
    Task<BirthdayOutcome> UndoAsync(Command command, string name, Birthday? left, Birthday? before);

    /// <summary>Keeps a member's birthday under another name, unless there is one under that name.</summary>
    /// <param name="command">The command.</param>
    /// <param name="member">Whose it is.</param>
    /// <param name="original">
    /// The name that they came with: one that was noted under it before they were a member is theirs. A name that they took is not.
    /// </param>
    /// <param name="name">The name from now on.</param>
    [Alias("Rename")]
    Task RenameAsync(Command command, MemberId member, string original, string name);

    /// <summary>Removes the birthday of a member who is forgotten. The outcome says how many there were, and not which.</summary>
    /// <param name="command">The command.</param>
    /// <param name="member">Whose it is.</param>
    /// <param name="original">As for <see cref="RenameAsync"/>.</param>
    [Alias("ForgetMember")]
    Task<BirthdayOutcome> ForgetAsync(Command command, MemberId member, string original);

    /// <summary>The birthdays, by month and day.</summary>
    [Alias("List")]
    Task<ImmutableArray<Birthday>> ListAsync();
}

/// <summary>What one command did to the birthdays. Nothing before and after: there was no room, or nobody of that name.</summary>
[GenerateSerializer, Immutable, Alias("alfred.birthday-outcome")]
public sealed record BirthdayOutcome
{
    /// <summary>What was there under the name before; null for nothing.</summary>
    [Id(0)] public Birthday? Before { get; init; }

    /// <summary>What is there now; null for nothing.</summary>
    [Id(1)] public Birthday? After { get; init; }

    /// <summary>True when an undo changed nothing, as somebody has changed the same birthday since.</summary>
    [Id(2)] public bool IsChangedSince { get; init; }

    /// <summary>How many were removed because their person is forgotten.</summary>
    [Id(3)] public int Forgotten { get; init; }
}
