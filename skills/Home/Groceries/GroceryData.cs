using Alfred.Groceries;
using NodaTime.Text;

namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// The grocery lists in exports, and without a person's name. Lists and purchases are the household's: everybody may read them, and they
/// stay when somebody is forgotten.
/// </summary>
internal static class GroceryData
{
    private static readonly ImmutableArray<string> EntryColumns =
        ["list", "store", "name", "amount", "up-to", "unit", "added-by", "added-at"];

    private static readonly ImmutableArray<string> HistoryColumns =
        [.. EntryColumns, "what", "by", "at", "bought-at"];

    /// <summary>See <see cref="IPersonalData.ExportAsync"/>.</summary>
    public static async Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context)
    {
        var open = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        var view = await Place.Household(context).ViewAsync();
        foreach (var (list, grain) in Lists(context, view))
            open.AddRange((await grain.ViewAsync()).Open.Select(entry => Row(list, entry)));
        var history = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        await foreach (var departure in new PurchaseHistory(context).NewestFirstAsync(IGroceryHistoryGrain.Months))
        {
            foreach (var entry in departure.Entries)
            {
                var what = $"{departure.Kind}".ToLowerInvariant();
                history.Add([.. Row(departure.List, entry), what, departure.By, Time(departure.At), departure.Store]);
            }
        }

        return
        [
            new("groceries", EntryColumns, open.ToImmutable()),
            new("grocery-history", HistoryColumns, history.ToImmutable()),
            new(
                "grocery-aisles", ["name", "aisle"],
                [.. view.Aisles.Select(static choice => (ImmutableArray<string?>)[choice.Name, choice.Aisle])]),
            new("grocery-staples", ["name"], [.. view.Staples.Select(static name => (ImmutableArray<string?>)[name])]),
        ];
    }

    /// <summary>See <see cref="IPersonalData.ForgetAsync"/>.</summary>
    public static async Task<Outcome> ForgetAsync(ActionContext context)
    {
        await RenameAsync(context, context.Member.Name, context.Language.Say("groceries.somebody"));
        return new() { Reply = new(context.Language.Say("groceries.forgotten")), Journal = new("groceries: a name was taken out") };
    }

    /// <summary>See <see cref="IShowsNames.RenameAsync"/>.</summary>
    public static async Task RenameAsync(ActionContext context, string former, string name)
    {
        foreach (var (_, grain) in Lists(context, await Place.Household(context).ViewAsync()))
            await grain.RenameAsync(context.Command, former, name);
        var history = new PurchaseHistory(context);
        for (var back = 0; back < IGroceryHistoryGrain.Months; back++)
            await history.Month(context.Command.At.AddMonths(-back)).RenameAsync(context.Command, former, name);
    }

    private static IEnumerable<(string? List, IGroceryGrain Grain)> Lists(ActionContext context, GroceryView household) =>
        household.Lists.Select(text => (List: (string?)text, Grain: context.NamedGrain<IGroceryGrain>(new ListName(text).Key)))
            .Prepend((List: null, Grain: Place.Household(context)));

    private static ImmutableArray<string?> Row(string? list, OpenEntry entry) =>
    [
        list, entry.Item.Store, entry.Item.Name, Number(entry.Item.Quantity?.Amount), Number(entry.Item.Quantity?.UpTo),
        entry.Item.Quantity?.Unit, entry.AddedBy, Time(entry.AddedAt),
    ];

    private static string? Number(decimal? number) => number?.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset at) => InstantPattern.General.Format(Instant.FromDateTimeOffset(at));
}
