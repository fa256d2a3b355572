using Alfred.Model;

namespace Alfred.Skills.Home.Groceries;

/// <summary>The household's grocery lists: what to buy, where, what was bought, by whom.</summary>
public sealed class GroceriesSkill : Skill, IUndoable, IPersonalData, IShowsNames
{
    public override string Name => "groceries";

    public override int Position => 10;

    public override IReadOnlyList<SkillAction> Actions { get; } =
    [
        Write(
            "add", GroceryActions.AddAsync, GroceryParameters.Items, GroceryParameters.Goods, GroceryParameters.List,
            GroceryParameters.Compound, GroceryParameters.Shop, GroceryParameters.Following, GroceryParameters.Marked,
            GroceryParameters.Lacking, GroceryParameters.Neither, GroceryParameters.Further, GroceryParameters.Finished,
            GroceryParameters.Unforgotten) with
        {
            Needs = MemberRole.Guest,
            WhenAsked = "has",
            BareLines = "add {0}",
            IsBareThing = GroceryParameters.IsMeasured,
            IsOffered = static (text, context) => GroceryParameters.AreGroceries(text, context.Language),
            FromPicture = static picture => picture is { Kind: PictureKind.List, Items.IsEmpty: false }
                ? Arguments.None.With(GroceryActions.Items, string.Join('\n', picture.Items)) : null,
        },
        Read("list", ShopActions.ListAsync, GroceryParameters.List, GroceryParameters.Compound, GroceryParameters.Shop),
        Write(
            "got", TickActions.GotAsync, GroceryParameters.Chosen, GroceryParameters.List, GroceryParameters.Compound,
            GroceryParameters.Shop, GroceryParameters.ChosenFollowing, GroceryParameters.All, GroceryParameters.But) with
        {
            Resolve = static (arguments, plan) => TickActions.Resolve(arguments, plan, TickActions.Got),
        },
        Write(
            "set", GroceryActions.SetAsync, GroceryParameters.AmountedItems, GroceryParameters.Amount, GroceryParameters.List,
            GroceryParameters.Thing, GroceryParameters.At, GroceryParameters.Formerly) with { Resolve = GroceryActions.ResolveSet },
        Write(
            "remove", TickActions.RemoveAsync, GroceryParameters.Chosen, GroceryParameters.List, GroceryParameters.Compound,
            GroceryParameters.Shop, GroceryParameters.ChosenFollowing) with
        {
            Resolve = static (arguments, plan) => TickActions.Resolve(arguments, plan, TickActions.Remove),
        },
        Write("replace", Replacement.RunAsync, GroceryParameters.Chosen, GroceryParameters.With) with
        {
            ToolUse = ToolUse.Never,
            Resolve = Replacement.Resolve,
        },
        Write("shop", ShopActions.ShopAsync, GroceryParameters.List, GroceryParameters.Visited, GroceryParameters.Shop),
        Write("done-shopping", ShopActions.DoneAsync),
        Read("usual", AskActions.UsualAsync),
        Read("bought", AskActions.BoughtAsync, GroceryParameters.When, GroceryParameters.List, GroceryParameters.Shop) with
        {
            Resolve = BoughtPeriod.Resolve,
        },
        Read("who-bought", AskActions.WhoBoughtAsync, GroceryParameters.Things),
        Read("who-added", AskActions.WhoAddedAsync, GroceryParameters.Things, GroceryParameters.List),
        Read("has", AskActions.HasAsync, GroceryParameters.Things, GroceryParameters.Stock, GroceryParameters.List),
        Write(
            "aisle", SortActions.AisleAsync, GroceryParameters.Things, GroceryParameters.Aisle, GroceryParameters.OwnAisle,
            GroceryParameters.Kind) with { ToolUse = ToolUse.Never },
        // No "undo" takes these back, so the model does not propose them.
        Write("staple", SortActions.StapleAsync, GroceryParameters.Things) with { ToolUse = ToolUse.Never },
        Write("staple-no-more", SortActions.UnstapleAsync, GroceryParameters.Things) with { ToolUse = ToolUse.Never },
        Read("lists", ShopActions.ListsAsync),
        Read("clear", GroceryActions.ClearAsync, GroceryParameters.List, GroceryParameters.Compound) with
        {
            Needs = MemberRole.Adult,
            Resolve = GroceryActions.ResolveShown,
        },
        Write("clear-now", GroceryActions.ClearNowAsync, GroceryParameters.List) with { ToolUse = ToolUse.Never, Needs = MemberRole.Adult },
    ];

    public override IEnumerable<string> Things(Language language) => AisleWords.Of(language).Words;

    public Task<DateTimeOffset?> FindLastChangeAsync(ActionContext context) => GroceryUndo.FindAsync(context);

    public Task<Outcome> UndoAsync(ActionContext context, bool isConfirmed) => GroceryUndo.RunAsync(context, isConfirmed);

    public Task<ImmutableArray<ExportTable>> ExportAsync(ActionContext context) => GroceryData.ExportAsync(context);

    public Task<Outcome> ForgetAsync(ActionContext context) => GroceryData.ForgetAsync(context);

    public Task RenameAsync(ActionContext context, Member member, string former) => GroceryData.RenameAsync(context, former, member.Name);
}
