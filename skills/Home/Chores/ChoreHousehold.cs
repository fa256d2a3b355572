using Alfred.Chores;

namespace Alfred.Skills.Home.Chores;

/// <summary>Where the chores and the people are.</summary>
internal static class ChoreHousehold
{
    /// <summary>The household's chores.</summary>
    public static IChoreGrain Chores(ActionContext context) => context.Grain<IChoreGrain>(IChoreGrain.DefaultKey);

    /// <summary>The speaker's day, and everybody.</summary>
    public static async Task<ChoreDay> DayAsync(ActionContext context) => new(
        context.Now.Date.ToDateOnly(), await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync());

    /// <summary>The open chores with whose they are today.</summary>
    public static async Task<ImmutableArray<Chore>> OpenAsync(ActionContext context) =>
        await Chores(context).ListOnAsync(await DayAsync(context));
}
