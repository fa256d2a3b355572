using System.Collections.Immutable;
using Alfred.Members;
using Alfred.Model;

namespace Alfred.Skills.Home.Groceries;

/// <summary>The household's grocery lists: what to buy, where, what was bought, by whom.</summary>
public sealed class GroceriesSkill : Skill, IUndoable, IPersonalData
{
    /// <inheritdoc/>
    public override string Name => "groceries";

    /// <inheritdoc/>
    public override int Position => 10;

    /// <inheritdoc/>
    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        new()
        {
            Name = "add",
            Needs = MemberRole.Guest,
            BareLines = "add {0}",
            Effect = Effect.Write,
            Parameters =
            [
                GroceryParameters.Items, GroceryParameters.Goods,
                GroceryParameters.List, GroceryParameters.Compound, GroceryParameters.Shop,
            ],
            FromPicture = static picture => picture is { Kind: PictureKind.List, Items.IsEmpty: false }
                ? Arguments.None.With(GroceryActions.Items, string.Join('\n', picture.Items)) : null,
            Run = GroceryActions.AddAsync,
        },
        new()
        {
            Name = "list",
            Effect = Effect.Read,
            Parameters = [GroceryParameters.List, GroceryParameters.Compound, GroceryParameters.Shop],
            Run = ShopActions.ListAsync,
        },
        new()
        {
            Name = "got",
            Effect = Effect.Write,
            Parameters = [GroceryParameters.Chosen, GroceryParameters.List, GroceryParameters.Compound, GroceryParameters.Shop],
            Resolve = static (arguments, plan) => TickActions.Resolve(arguments, plan, TickActions.Got),
            Run = TickActions.GotAsync,
        },
        new()
        {
            Name = "set",
            Effect = Effect.Write,
            Parameters = [GroceryParameters.AmountedItems, GroceryParameters.Amount, GroceryParameters.List, GroceryParameters.Thing],
            Resolve = GroceryActions.ResolveSet,
            Run = GroceryActions.SetAsync,
        },
        new()
        {
            Name = "remove",
            Effect = Effect.Write,
            Parameters = [GroceryParameters.Chosen, GroceryParameters.List, GroceryParameters.Compound, GroceryParameters.Shop],
            Resolve = static (arguments, plan) => TickActions.Resolve(arguments, plan, TickActions.Remove),
            Run = TickActions.RemoveAsync,
        },
        new()
        {
            Name = "shop",
            Effect = Effect.Write,
            Parameters = [GroceryParameters.List, GroceryParameters.Visited, GroceryParameters.Shop],
            Run = ShopActions.ShopAsync,
        },
        new()
        {
            Name = "done-shopping",
            Effect = Effect.Write,
            Run = ShopActions.DoneAsync,
        },
        new()
        {
            Name = "usual",
            Effect = Effect.Read,
            Run = AskActions.UsualAsync,
        },
        new()
        {
            Name = "bought",
            Effect = Effect.Read,
            Parameters = [GroceryParameters.When, GroceryParameters.List, GroceryParameters.Shop],
            Resolve = BoughtPeriod.Resolve,
            Run = AskActions.BoughtAsync,
        },
        new()
        {
            Name = "who-bought",
            Effect = Effect.Read,
            Parameters = [GroceryParameters.Things],
            Run = AskActions.WhoBoughtAsync,
        },
        new()
        {
            Name = "who-added",
            Effect = Effect.Read,
            Parameters = [GroceryParameters.Things, GroceryParameters.List],
            Run = AskActions.WhoAddedAsync,
        },
        new()
        {
            Name = "has",
            Effect = Effect.Read,
            Parameters = [GroceryParameters.Things, GroceryParameters.Stock, GroceryParameters.List],
            Run = AskActions.HasAsync,
        },
        new()
        {
            Name = "aisle",
            Effect = Effect.Write,
            Parameters = [GroceryParameters.Things, GroceryParameters.Aisle, GroceryParameters.OwnAisle, GroceryParameters.Kind],
            Run = SortActions.AisleAsync,
        },
        new()
        {
            Name = "staple",
            Effect = Effect.Write,
            Parameters = [GroceryParameters.Things],
            Run = SortActions.StapleAsync,
        },
        new()
        {
            Name = "staple-no-more",
            Effect = Effect.Write,
            Parameters = [GroceryParameters.Things],
            Run = SortActions.UnstapleAsync,
        },
        new()
        {
            Name = "lists",
            Effect = Effect.Read,
            Run = ShopActions.ListsAsync,
        },
        new()
        {
            Name = "clear",
            Needs = MemberRole.Adult,
            Effect = Effect.Read,
            Parameters = [GroceryParameters.List, GroceryParameters.Compound],
            Resolve = GroceryActions.ResolveShown,
            Run = GroceryActions.ClearAsync,
        },
        new()
        {
            Name = "clear-now",
            ToolUse = ToolUse.Never,
            Needs = MemberRole.Adult,
            Effect = Effect.Write,
            Parameters = [GroceryParameters.List],
            Run = GroceryActions.ClearNowAsync,
        },
    ];

    /// <inheritdoc/>
    public Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context) => GroceryUndo.FindAsync(context);

    /// <inheritdoc/>
    public Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed) =>
        GroceryUndo.RunAsync(context, isConfirmed);

    /// <inheritdoc/>
    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => GroceryData.ExportAsync(context);

    /// <inheritdoc/>
    public Task<Outcome> ForgetAsync(ActionContext context) => GroceryData.ForgetAsync(context);
}
