using System.Globalization;
using Alfred.Chores;
using Alfred.Groceries;
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
            return Outcome.Say($"I was away when your {due} briefing was due. Say \"briefing\" to get it now.");

        var text = await ComposeAsync(context);
        return Outcome.Say(context.Lateness > WorthSaying ? $"{text}\n(late: it was due {due})" : text);
    }

    private static async Task<string> ComposeAsync(ActionContext context)
    {
        var chores = await context.Grain<IChoreGrain>(IChoreGrain.DefaultKey).ListAsync();
        var groceries = await context.Grain<IGroceryGrain>(IGroceryGrain.DefaultKey).ListAsync();
        if (chores.IsEmpty && groceries.IsEmpty)
            return "Nothing on the list and no chores open. Have a good day!";

        var own = chores.Where(chore => string.Equals(chore.Assignee, context.Member.Name, StringComparison.OrdinalIgnoreCase))
            .Select(chore => chore.Name).ToArray();
        var anyone = chores.Where(chore => chore.Assignee is null).Select(chore => chore.Name).ToArray();
        var lines = new List<string> { Greeting(context) };
        if (own.Length > 0)
            lines.Add($"Your chores: {Some(own)}.");
        if (anyone.Length > 0)
            lines.Add($"For anyone: {Some(anyone)}.");
        if (!groceries.IsEmpty)
            lines.Add($"Groceries ({groceries.Length}): {Some([.. groceries.Select(item => QuantityText.Show(item, context.Language))])}.");
        if (lines.Count == 1)
            lines.Add("Nothing on the list and no chores for you. Have a good day!");
        return string.Join('\n', lines);
    }

    private static string Greeting(ActionContext context)
    {
        var hello = context.Now.Hour switch
        {
            < 12 => "Good morning",
            < 18 => "Good afternoon",
            _ => "Good evening",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{hello}, {context.Member.Name}. It is {context.Now.Date.ToDateTimeUnspecified():dddd, d MMMM}.");
    }

    private static string Some(string[] names) => names.Length <= MaxNames + 1
        ? Texts.And(names)
        : $"{string.Join(", ", names.Take(MaxNames))} and {names.Length - MaxNames} more";
}
