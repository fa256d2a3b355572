using Alfred.Chores;

namespace Alfred.Skills.Home.Chores;

/// <summary>What is said of chores when nobody asked: that they are due, and what others did to them. Reads only.</summary>
internal static class ChoreReminders
{
    /// <summary>Says that a chore is due, if it is so now and concerns whom it would be said to; else when to look again.</summary>
    public static async Task<Outcome> RemindAsync(ActionContext context, Arguments arguments)
    {
        var day = await ChoreHousehold.DayAsync(context);
        var (member, now) = (context.Member, context.Now.ToInstant());
        var chore = (await ChoreHousehold.Chores(context).ListOnAsync(day)).FirstOrDefault(one => one.Id == arguments[ChoreSchedule.Id]);
        if (chore is null or { IsPaused: true } or { Claim: not null } || chore.DueAt is not { } due
            || !ChoreSchedule.Concerned(chore, day).Any(one => one.Id == member.Id))
            return new();
        var count = int.Parse(arguments.Find(ChoreSchedule.Count) ?? "0", CultureInfo.InvariantCulture);
        if (due > now)
            return Later(chore, member, due, 0);
        if (chore.Snoozed.TryGetValue(member.Name, out var until) && Instant.FromDateTimeOffset(until) is var snoozed && snoozed > now)
            return Later(chore, member, snoozed, count);
        // Not theirs today, or away: it may be theirs tomorrow.
        var isTheirs = chore.Assignee is null || string.Equals(chore.Assignee, member.Name, StringComparison.OrdinalIgnoreCase);
        if (!isTheirs || !day.IsHere(member.Name, day.Today))
            return Later(chore, member, ChoreSchedule.Tomorrow(chore, now), 0);
        if (!chore.IsUrgent && member.QuietHours?.EndOf(now, context.Now.Zone) is { } end && end > now)
            return Later(chore, member, end, count);
        return new()
        {
            Reply = new(ChoreReplies.Reminder(chore, context)) { Choices = ChoreReplies.Offers(chore, context) },
            Schedules = [.. Next(chore, day, member, now, count)],
        };
    }

    /// <summary>Tells what somebody did to a chore.</summary>
    public static async Task<Outcome> TellAsync(ActionContext context, Arguments arguments)
    {
        var chore = (await ChoreHousehold.OpenAsync(context)).FirstOrDefault(one => one.Id == arguments[ChoreSchedule.Id]);
        if (!IsNews(arguments[ChoreSchedule.News], chore, context.Member))
            return new();
        var now = context.Now.ToInstant();
        if (chore?.IsUrgent != true && context.Member.QuietHours?.EndOf(now, context.Now.Zone) is { } end && end > now)
        {
            return new()
            {
                Schedules =
                [
                    new ScheduleChange.Set
                    {
                        Name = $"chore-{arguments[ChoreSchedule.News]}-{arguments[ChoreSchedule.Id]}",
                        Of = context.Member.Id,
                        Rule = new ScheduleRule.Once(end),
                        Action = ChoreSchedule.Show,
                        Arguments = arguments,
                    },
                ],
            };
        }

        var name = chore?.Name ?? arguments.Find(ChoreSchedule.Name) ?? "";
        return Outcome.Say(
            context.Language.Say(
                $"chores.news-{arguments[ChoreSchedule.News]}", ("chore", name), ("name", arguments[ChoreSchedule.Who])),
            chore is null || arguments[ChoreSchedule.News] == ChoreReplies.Confirmed ? null : ChoreReplies.Offers(chore, context));
    }

    /// <summary>What children did and waits for an adult: of one chore that was just done, or of all.</summary>
    public static async Task<Outcome> AskAsync(ActionContext context, Arguments arguments)
    {
        var open = await ChoreHousehold.OpenAsync(context);
        var claimed = open.Where(static chore => chore.Claim is not null).ToImmutableArray();
        if (context.Due is null)
            return ChoreReplies.Claims(claimed, context);
        if (claimed.FirstOrDefault(chore => chore.Id == arguments[ChoreSchedule.Id]) is not { } asked || !ChoreDay.IsAdult(context.Member))
            return new();
        var now = context.Now.ToInstant();
        return !asked.IsUrgent && context.Member.QuietHours?.EndOf(now, context.Now.Zone) is { } end && end > now
            ? new() { Schedules = [ChoreSchedule.Ask(asked, context.Member, end)] }
            : ChoreReplies.Claims([asked], context);
    }

    private static Outcome Later(Chore chore, Member member, Instant at, int count) =>
        new() { Schedules = [ChoreSchedule.Remind(chore, member, at, count)] };

    private static IEnumerable<ScheduleChange> Next(Chore chore, ChoreDay day, Member member, Instant now, int count)
    {
        if (chore.Nag is { } nag && count < nag.Max)
        {
            yield return ChoreSchedule.Remind(chore, member, now + Duration.FromMinutes(nag.Minutes), count + 1);
            yield break;
        }

        if (chore.Nag is { Escalates: true })
        {
            foreach (var other in day.Members.Where(other => ChoreDay.IsAdult(other) && other.Id != member.Id))
                yield return ChoreSchedule.Tell(chore, other, ChoreReplies.Escalated, member.Name, now);
        }

        // While it is not done it is said again on the next day of its calendar: today, when this one was late or waited.
        var today = now.InZone(DateTimeZoneProviders.Tzdb[chore.Zone!]).Date.ToDateOnly();
        if (chore.Rhythm is { Calendar: not null } rhythm)
        {
            var next = chore.MomentOf(rhythm.NextAfter(today.AddDays(-1)));
            yield return ChoreSchedule.Remind(chore, member, next > now ? next : chore.MomentOf(rhythm.NextAfter(today)), count: 0);
        }
        // Turns of a week go on, and whoever stood in may not be the one tomorrow.
        else if (chore.Rotation is not null || chore.StandIn is not null)
            yield return ChoreSchedule.Remind(chore, member, ChoreSchedule.Tomorrow(chore, now), count: 0);
    }

    // What was true when it was written may be over.
    private static bool IsNews(string news, Chore? chore, Member member) => news switch
    {
        ChoreReplies.Swapped => chore is not null && string.Equals(chore.Assignee, member.Name, StringComparison.OrdinalIgnoreCase),
        ChoreReplies.Rejected => chore is { Claim: null },
        ChoreReplies.Escalated => chore is { Claim: null } && chore.DueAt is not null,
        _ => true,
    };
}
