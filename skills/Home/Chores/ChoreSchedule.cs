using Alfred.Chores;
using Alfred.Commands;

namespace Alfred.Skills.Home.Chores;

/// <summary>
/// Who is to be reminded of a chore, and when. Each person who may be meant has one schedule of the chore in their own conversation;
/// when it comes, the reminder looks at what is true then. So a schedule that is out of date says nothing and does no harm.
/// </summary>
internal static class ChoreSchedule
{
    /// <summary>The chore's id.</summary>
    public const string Id = "chore";

    /// <summary>How often it was said already since it is due.</summary>
    public const string Count = "count";

    /// <summary>What happened, of which somebody is told once.</summary>
    public const string News = "news";

    /// <summary>Who made it happen.</summary>
    public const string Who = "who";

    /// <summary>What the chore is called, should it be no more.</summary>
    public const string Name = "name";

    /// <summary>Shows a chore, or reminds of it.</summary>
    public static readonly ActionName Show = new("chores.show");

    /// <summary>Asks adults about what a child did.</summary>
    public static readonly ActionName Pending = new("chores.pending");

    // Of a day whose usual hour is over already.
    private static readonly TimeOnly Evening = new(18, 0);

    /// <summary>The reminders of a chore, for all who may be meant. None while it is not to be done.</summary>
    public static IEnumerable<ScheduleChange> Remind(Chore chore, ChoreDay day, Instant now)
    {
        if (FirstMoment(chore, now) is not { } first)
            yield break;
        foreach (var member in Concerned(chore, day))
        {
            var snoozed = chore.Snoozed.TryGetValue(member.Name, out var until) ? Instant.FromDateTimeOffset(until) : first;
            yield return Remind(chore, member, Instant.Max(first, snoozed), count: chore.DueAt > now ? 0 : 1);
        }
    }

    /// <summary>One person's next reminder.</summary>
    public static ScheduleChange Remind(Chore chore, Member member, Instant at, int count) => new ScheduleChange.Set
    {
        Name = $"chore-{chore.Id}",
        Of = member.Id,
        Rule = new ScheduleRule.Once(at),
        Action = Show,
        Arguments = Arguments.None.With(Id, chore.Id).With(Count, count.ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>Tells somebody what happened to a chore.</summary>
    public static ScheduleChange Tell(Chore chore, Member member, string news, string who, Instant now) => new ScheduleChange.Set
    {
        Name = $"chore-{news}-{chore.Id}",
        Of = member.Id,
        Rule = new ScheduleRule.Once(now),
        Action = Show,
        Arguments = Arguments.None.With(Id, chore.Id).With(News, news).With(Who, who).With(Name, chore.Name),
    };

    /// <summary>Asks all adults but one about what a child did.</summary>
    public static IEnumerable<ScheduleChange> Ask(Chore chore, ChoreDay day, Instant at) => day.Members.Where(ChoreDay.IsAdult)
        .Select(member => Ask(chore, member, at));

    /// <summary>Asks an adult about what a child did.</summary>
    public static ScheduleChange Ask(Chore chore, Member member, Instant at) => new ScheduleChange.Set
    {
        Name = $"chore-claim-{chore.Id}",
        Of = member.Id,
        Rule = new ScheduleRule.Once(at),
        Action = Pending,
        Arguments = Arguments.None.With(Id, chore.Id),
    };

    /// <summary>Ends the reminders of chores that are no more.</summary>
    public static IEnumerable<ScheduleChange> End(ImmutableArray<string> ids, ChoreDay day) =>
        from id in ids
        from member in day.Members
        select new ScheduleChange.Remove { Name = $"chore-{id}", Of = member.Id };

    /// <summary>Who may be meant: those who take turns, the one it is given to, or everybody.</summary>
    public static IEnumerable<Member> Concerned(Chore chore, ChoreDay day)
    {
        string?[] named = [.. chore.Rotation?.Members ?? [], chore.Rotation?.Chosen, chore.Assignee, chore.StandIn];
        var isAnyones = Array.TrueForAll(named, static name => name is null);
        return day.Members.Where(member => member.IsReachable
            && (isAnyones || Array.Exists(named, name => string.Equals(name, member.Name, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>When a chore is to be said next after a day on which it was due and not done.</summary>
    public static Instant Tomorrow(Chore chore, Instant now) =>
        chore.MomentOf(now.InZone(DateTimeZoneProviders.Tzdb[chore.Zone!]).Date.PlusDays(1).ToDateOnly());

    // What is due already when it is planned was just spoken of: it comes again when it is nagged about, in the evening, or tomorrow.
    private static Instant? FirstMoment(Chore chore, Instant now)
    {
        if (chore.IsPaused || chore.Claim is not null || chore.DueAt is not { } due)
            return null;
        if (due > now)
            return due;
        if (chore.Nag is { } nag)
            return now + Duration.FromMinutes(nag.Minutes);
        var evening = (chore with { At = Evening }).DueAt!.Value;
        return chore.At is null && evening > now ? evening : Tomorrow(chore, now);
    }
}
