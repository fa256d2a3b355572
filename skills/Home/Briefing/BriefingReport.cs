using Alfred.Chores;
using Alfred.Groceries;
using Alfred.Languages;
using Alfred.Skills.Shared.Items;
using Alfred.Skills.Shared.Replies;
using Alfred.Skills.Shared.Times;
using NodaTime;

namespace Alfred.Skills.Home.Briefing;

/// <summary>Composes the briefing from what the grains hold at this moment.</summary>
internal static class BriefingReport
{
    private const int MaxNames = 5;

    // A tick a minute late is on time for people.
    private static readonly Duration WorthSaying = Duration.FromMinutes(2);
    private static readonly Duration TooLate = Duration.FromHours(2);

    public static async Task<Outcome> RunAsync(ActionContext context)
    {
        var due = ClockTime.Canonical((context.Due ?? context.Now).TimeOfDay);
        if (context.Lateness > TooLate)
            return Outcome.Say(context.Language.Say("briefing.missed", ("time", due)));

        var text = await ComposeAsync(context);
        return Outcome.Say(context.Lateness > WorthSaying ? $"{text}\n{context.Language.Say("briefing.late", ("time", due))}" : text);
    }

    private static async Task<string> ComposeAsync(ActionContext context)
    {
        var language = context.Language;
        var chores = await context.Grain<IChoreGrain>(IChoreGrain.DefaultKey).ListAsync();
        var groceries = await context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey).ListAsync();
        if (chores.IsEmpty && groceries.IsEmpty)
            return language.Say("briefing.nothing");

        var own = chores.Where(chore => string.Equals(chore.Assignee, context.Member.Name, StringComparison.OrdinalIgnoreCase))
            .Select(chore => chore.Name).ToArray();
        var anyone = chores.Where(chore => chore.Assignee is null).Select(chore => chore.Name).ToArray();
        var lines = new List<string> { Greeting(context) };
        if (own.Length > 0)
            lines.Add(language.Say("briefing.yours", ("chores", Some(own, language))));
        if (anyone.Length > 0)
            lines.Add(language.Say("briefing.anyones", ("chores", Some(anyone, language))));
        if (!groceries.IsEmpty)
            lines.Add(language.Say(
                "briefing.groceries", ("count", groceries.Length), ("items", Some([.. groceries.Select(item => QuantityText.Show(item, language))], language))));
        if (lines.Count == 1)
            lines.Add(language.Say("briefing.nothing-for-you"));
        return string.Join('\n', lines);
    }

    private static string Greeting(ActionContext context)
    {
        var hello = context.Now.Hour switch
        {
            < 12 => "briefing.morning",
            < 18 => "briefing.afternoon",
            _ => "briefing.evening",
        };
        return context.Language.Say(
            hello, ("name", context.Member.Name), ("date", Dates.Near(context.Now.Date, context.Language)));
    }

    private static string Some(string[] names, Language language) => names.Length <= MaxNames + 1
        ? Texts.And(names, language)
        : language.Say("briefing.and-more", ("items", string.Join(", ", names.Take(MaxNames))), ("more", names.Length - MaxNames));
}
