using Alfred.Chores;

namespace Alfred.Skills.Home.Briefing;

/// <summary>What the briefing says of chores. Everything that it takes from them stands here.</summary>
/// <param name="Lines">What is overdue, what is for the member today, and what is for anyone; empty for nothing.</param>
/// <param name="HasOthers">True when others have something to do.</param>
internal sealed record ChoreSection(IReadOnlyList<string> Lines, bool HasOthers)
{
    public static async Task<ChoreSection> ReadAsync(ActionContext context)
    {
        var (language, today) = (context.Language, context.Now.Date.ToDateOnly());
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        // What is paused or waits for an adult is nobody's to do, what is due later is not today's.
        var chores = (await context.Grain<IChoreGrain>(IChoreGrain.DefaultKey).ListOnAsync(new(today, members)))
            .Where(chore => chore is { IsPaused: false, Claim: null } && (chore.Due is null || chore.Due <= today)).ToArray();
        var own = chores.Where(chore => string.Equals(chore.Assignee, context.Member.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        var anyones = chores.Where(static chore => chore.Assignee is null).ToArray();
        var lines = new List<string>();
        Add("briefing.overdue", own.Concat(anyones).Where(IsOverdue));
        Add("briefing.yours", own.Where(chore => !IsOverdue(chore)));
        Add("briefing.anyones", anyones.Where(chore => !IsOverdue(chore)));
        return new(lines, chores.Length > own.Length + anyones.Length);

        bool IsOverdue(Chore chore) => chore.IsOverdue(today, context.Now.ToInstant());

        void Add(string key, IEnumerable<Chore> some)
        {
            if (some.Select(static chore => chore.Name).ToArray() is { Length: > 0 } names)
                lines.Add(language.Say(key, ("chores", FewNames.Of(names, language))));
        }
    }
}
