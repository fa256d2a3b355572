using System.Security.Cryptography;

namespace Alfred.Chores;

/// <summary>Whose turn it is, and whose it is next. Pure: the same question has the same answer.</summary>
/// <remarks>
/// Who is to have a turn is settled when it begins. While they are away the next one in order who is here stands in. Of a round robin,
/// whoever was away for a whole turn has one as soon as they are back: skipped, not forgotten. Each is owed one at most, so that nobody
/// pays for a long holiday.
/// </remarks>
internal static class Turns
{
    private const int DaysOfWeek = 7;

    /// <summary>The first turn, on a day.</summary>
    public static ChoreRotation Begin(ChoreRotation rotation, Chore chore, ChoreDay scene) =>
        Choose(rotation with { Week = MondayOf(scene.Today) }, chore, scene, scene.Today);

    /// <summary>The rotation on a day: turns of a week that have passed are over.</summary>
    public static ChoreRotation On(ChoreRotation rotation, Chore chore, ChoreDay scene, DateOnly day)
    {
        while (rotation.Length == TurnLength.Week && rotation.Week.AddDays(DaysOfWeek) <= day)
        {
            var week = rotation.Week.AddDays(DaysOfWeek);
            rotation = Choose(WithDebt(rotation, scene, week.AddDays(-1)) with { Week = week }, chore, scene, week);
        }

        return rotation;
    }

    /// <summary>The rotation after somebody did the chore on a day.</summary>
    public static ChoreRotation AfterDone(ChoreRotation rotation, Chore chore, ChoreDay scene, DateOnly day)
    {
        rotation = On(rotation, chore, scene, day);
        return rotation.Length == TurnLength.Once ? Choose(WithDebt(rotation, scene, day), chore, scene, day) : rotation;
    }

    /// <summary>Whose a chore is on a day; null for anyone's.</summary>
    public static string? HolderOn(Chore chore, ChoreDay scene, DateOnly day)
    {
        if (chore.StandIn is { } standIn && scene.IsHere(standIn, day))
            return standIn;
        if (chore.Rotation is not { } rotation)
            return chore.Assignee;
        rotation = On(rotation, chore, scene, day);
        var first = Math.Max(rotation.Members.IndexOf(rotation.Chosen), 0);
        return Enumerable.Range(first, rotation.Members.Length).Select(at => rotation.Members[at % rotation.Members.Length])
            .FirstOrDefault(name => scene.IsHere(name, day), rotation.Chosen);
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));

    private static ChoreRotation WithDebt(ChoreRotation rotation, ChoreDay scene, DateOnly lastDay) =>
        rotation.Order == TurnOrder.RoundRobin && !scene.IsHere(rotation.Chosen, lastDay)
            && !rotation.Owed.Contains(rotation.Chosen, StringComparer.Ordinal)
            ? rotation with { Owed = rotation.Owed.Add(rotation.Chosen) }
            : rotation;

    private static ChoreRotation Choose(ChoreRotation rotation, Chore chore, ChoreDay scene, DateOnly day)
    {
        var here = rotation.Members.Where(name => scene.IsHere(name, day)).ToImmutableArray();
        var candidates = here.IsEmpty ? rotation.Members : here;
        var chosen = rotation.Order switch
        {
            TurnOrder.FewestDone => rotation with { Chosen = candidates.MinBy(name => chore.Credits.GetValueOrDefault(name))! },
            TurnOrder.Random => rotation with { Chosen = Drawn(rotation, chore.Id, candidates) },
            _ => RoundRobin(rotation, here),
        };
        // Whose turn it would be has swapped it.
        if (chosen.Swapped.TryGetValue(chosen.Chosen, out var other))
            chosen = chosen with { Chosen = other, Swapped = chosen.Swapped.Remove(chosen.Chosen) };
        return chosen with { Turns = rotation.Turns + 1 };
    }

    private static ChoreRotation RoundRobin(ChoreRotation rotation, ImmutableArray<string> here)
    {
        if (rotation.Owed.FirstOrDefault(name => here.Contains(name, StringComparer.Ordinal)) is { } owed)
            return rotation with { Chosen = owed, Owed = rotation.Owed.Remove(owed, StringComparer.Ordinal) };
        var skipped = rotation.Owed.ToBuilder();
        var count = rotation.Members.Length;
        for (var ahead = 0; ahead < count && !here.IsEmpty; ahead++)
        {
            var at = (rotation.Next + ahead) % count;
            if (here.Contains(rotation.Members[at], StringComparer.Ordinal))
                return rotation with { Chosen = rotation.Members[at], Next = (at + 1) % count, Owed = skipped.ToImmutable() };
            if (!skipped.Contains(rotation.Members[at]))
                skipped.Add(rotation.Members[at]);
        }

        return rotation with { Chosen = rotation.Members[rotation.Next], Next = (rotation.Next + 1) % count };
    }

    // By lot, and yet the same when the command is decided again.
    private static string Drawn(ChoreRotation rotation, string id, ImmutableArray<string> candidates)
    {
        var others = candidates.Length > 1 ? candidates.Remove(rotation.Chosen, StringComparer.Ordinal) : candidates;
        var lot = SHA256.HashData(Encoding.UTF8.GetBytes($"{id} {rotation.Turns} {rotation.Week:O}"));
        return others[BitConverter.ToUInt16(lot) % others.Length];
    }
}
