namespace Alfred.Birthdays;

/// <summary>The birthdays of a household and every decision about them. Immutable.</summary>
public sealed record BirthdayBook
{
    /// <summary>By month and day.</summary>
    public ImmutableArray<Birthday> Birthdays { get; init; } = [];

    /// <summary>Adds one, or changes the one under the same name.</summary>
    public (BirthdayBook Book, BirthdayOutcome Outcome) Add(Birthday birthday)
    {
        var before = Find(birthday.Name);
        if (before is null && Birthdays.Length >= IBirthdayGrain.MaxBirthdays)
            return (this, new());
        var others = before is null ? Birthdays : Birthdays.Remove(before);
        return (
            this with { Birthdays = [.. others.Add(birthday).OrderBy(entry => (entry.Month, entry.Day))] },
            new() { Before = before, After = birthday });
    }

    /// <summary>Removes the one under a name; nothing happens when there is none.</summary>
    public (BirthdayBook Book, BirthdayOutcome Outcome) Remove(string name) => Find(name) is { } birthday
        ? (this with { Birthdays = Birthdays.Remove(birthday) }, new() { Before = birthday })
        : (this, new());

    /// <summary>Puts back what was there under a name before a change, unless something else is there than the change left.</summary>
    public (BirthdayBook Book, BirthdayOutcome Outcome) Undo(string name, Birthday? left, Birthday? before)
    {
        var now = Find(name);
        return DayOf(now) != DayOf(left) ? (this, new() { Before = now, After = now, IsChangedSince = true })
            : before is not null ? Add(before)
            : Remove(name);
    }

    /// <summary>Keeps a member's under another name; nothing happens where there is one already.</summary>
    public (BirthdayBook Book, BirthdayOutcome Outcome) Rename(MemberId member, string original, string name) =>
        Birthdays.FirstOrDefault(one => IsTheirs(one, member, original)) is { } birthday
            && (Find(name) is not { } other || other == birthday)
            ? (this with { Birthdays = Birthdays.Replace(birthday, birthday with { Name = name, Of = member }) }, new())
            : (this, new());

    /// <summary>Removes a member's and tells nothing of it.</summary>
    public (BirthdayBook Book, BirthdayOutcome Outcome) Forget(MemberId member, string original)
    {
        var left = Birthdays.RemoveAll(one => IsTheirs(one, member, original));
        return (this with { Birthdays = left }, new() { Forgotten = Birthdays.Length - left.Length });
    }

    private static bool IsTheirs(Birthday birthday, MemberId member, string original) =>
        birthday.Of == member || (birthday.Of is null && FoldedName.Of(birthday.Name) == FoldedName.Of(original));

    private static (int Month, int Day, int? Year)? DayOf(Birthday? birthday) =>
        birthday is null ? null : (birthday.Month, birthday.Day, birthday.Year);

    private Birthday? Find(string name)
    {
        var folded = FoldedName.Of(name);
        return Birthdays.FirstOrDefault(birthday => FoldedName.Of(birthday.Name) == folded);
    }
}
