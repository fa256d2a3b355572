using Alfred.Model;

namespace Alfred.Skills.Shared.Help;

/// <summary>What the language model has cost, in a line of help; nothing in an instance without one.</summary>
internal static class SpendingText
{
    /// <summary>The line: what was spent in all, and by whoever asks where that is limited.</summary>
    public static async Task<ImmutableArray<string>> LinesAsync(ActionContext context)
    {
        if (await context.Grain<IModelUsageGrain>(IModelUsageGrain.Key).ReadAsync() is not { } usage)
            return [];
        var (language, own) = (context.Language, usage.Members.FirstOrDefault(one => one.Member == context.Member.Id));
        var lines = ImmutableArray.Create(language.Say(
            usage.IsSandbox ? "help.model-played" : "help.model",
            ("today", Amount(usage.Members.Sum(static one => one.Today))), ("day", Limit(usage.BudgetDay)),
            ("month", Amount(usage.Members.Sum(static one => one.Month))), ("limit", Limit(usage.BudgetMonth))));
        return usage.BudgetMemberDay is { } limit
            ? lines.Add(language.Say("help.model-own", ("today", Amount(own?.Today ?? 0)), ("day", Limit(limit))))
            : lines;

        string Limit(decimal? most) => most is { } amount ? Amount(amount) : "∞";

        // Calls cost fractions of a cent: two decimals would say 0 for days.
        string Amount(decimal amount) => $"{amount.ToString("0.00##", language.Culture)} {context.Instance.Currency}";
    }
}
