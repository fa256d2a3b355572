using System.Text.Json.Nodes;
using Alfred.Groceries;
using Alfred.Skills.Shared.Entries;

namespace Alfred.Skills.Home.Groceries;

/// <summary>Items for programs: <c>{"name":"apples","quantity":2,"unit":"kg"}</c>.</summary>
internal static class GroceryJson
{
    /// <summary>What is to be put on a list.</summary>
    public static JsonArray Items(string canonical) => [.. ItemList.Parse(canonical).Items.Select(Item)];

    /// <summary>Which entries are meant: by name, by the number shown, all, or the only one.</summary>
    public static JsonArray Chosen(string canonical) => [.. EntryChoice.Parse(canonical).Select(static choice => choice switch
    {
        EntryChoice.It => new JsonObject { ["it"] = true },
        EntryChoice.Everything => new JsonObject { ["all"] = true },
        ['\t', .. var number] => new JsonObject { ["number"] = number },
        var name => Item(new(name)),
    })];

    /// <summary>An amount: <c>{"quantity":2,"unit":"kg"}</c>.</summary>
    public static JsonObject Amount(Quantity quantity)
    {
        var json = new JsonObject { ["quantity"] = quantity.Amount, ["unit"] = quantity.Unit };
        if (quantity.UpTo is { } most)
            json["upTo"] = most;
        return json;
    }

    private static JsonObject Item(GroceryItem item)
    {
        var json = new JsonObject { ["name"] = item.Name, ["quantity"] = item.Quantity?.Amount, ["unit"] = item.Quantity?.Unit };
        if (item.Quantity?.UpTo is { } most)
            json["upTo"] = most;
        return json;
    }
}
