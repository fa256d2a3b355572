using Alfred.Commands;

namespace Alfred.Skills.Home.Groceries;

/// <summary>"Replace the butter with margarine": something is taken off a list, and something else is put on it.</summary>
internal static class Replacement
{
    /// <summary>What is put on the list.</summary>
    public const string With = "with";

    private static readonly ActionName Remove = new("groceries.remove");
    private static readonly ActionName Add = new("groceries.add");

    /// <summary>The two commands that it comes to.</summary>
    public static Resolution Resolve(Arguments arguments, PlanContext plan)
    {
        // Where somebody is shopping, both are about the list that is walked by, as for what is taken off.
        var list = new ListName(ShopActions.Trip(plan.Memory, plan.Now)?.Place);
        return new Resolution.Instead(
        [
            (Remove, list.In(Arguments.None.With(GroceryActions.Items, arguments[GroceryActions.Items]))),
            (Add, list.In(Arguments.None.With(GroceryActions.Items, arguments[With]))),
        ]);
    }

    /// <summary>Never runs: two other commands do in its place.</summary>
    public static Task<Outcome> RunAsync(ActionContext context, Arguments arguments) =>
        throw new InvalidOperationException("a replacement is resolved into other commands");
}
