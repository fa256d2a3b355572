using Alfred.Chores;

namespace Alfred.Skills.Home.Briefing;

/// <summary>What the briefing says of chores. Everything that it takes from them stands here.</summary>
/// <param name="Lines">What is for the member, and what is for anyone; empty for nothing.</param>
/// <param name="HasOthers">True when others have something to do.</param>
internal sealed record ChoreSection(IReadOnlyList<string> Lines, bool HasOthers)
{
    /// <summary>Nothing at all.</summary>
    public static readonly ChoreSection None = new([], HasOthers: false);

    public static async Task<ChoreSection> ReadAsync(ActionContext context)
    {
        var language = context.Language;
        var chores = await context.Grain<IChoreGrain>(IChoreGrain.DefaultKey).ListAsync();
        var own = chores.Where(chore => string.Equals(chore.Assignee, context.Member.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        var anyones = chores.Where(chore => chore.Assignee is null).ToArray();
        var lines = new List<string>();
        Add("briefing.yours", own);
        Add("briefing.anyones", anyones);
        return new(lines, chores.Length > own.Length + anyones.Length);

        void Add(string key, Chore[] some)
        {
            if (some.Length > 0)
                lines.Add(language.Say(key, ("chores", FewNames.Of([.. some.Select(chore => chore.Name)], language))));
        }
    }
}
