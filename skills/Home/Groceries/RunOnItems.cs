namespace Alfred.Skills.Home.Groceries;

/// <summary>
/// Things that were said in a row without commas: "onions garlic and rice". Each of the words is a thing that stands in an aisle, so the
/// first two may be one name or two things, and the person is asked. A single name of two words is never doubted.
/// </summary>
internal static class RunOnItems
{
    /// <summary>The question, with both readings to choose from; null where nothing is doubtful.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="list">What was read from it.</param>
    /// <param name="language">The language it is written in.</param>
    public static ParseResult.Rejected? Find(string text, ItemList list, Language language)
    {
        if (text.AsSpan().ContainsAny(",;\n\""))
            return null;
        var aisles = AisleWords.Of(language);
        foreach (var item in list.Items.Length == 1 && list.Items[0].Name.AsSpan().Count(' ') > 1 ? list.Items : list.Items[..^1])
        {
            var at = text.IndexOf(item.Name, StringComparison.Ordinal);
            if (item.Quantity is not null || at < 0 || !aisles.AreThings(item.Name))
                continue;
            var (before, behind) = (text[..at], text[(at + item.Name.Length)..]);
            return new(language.Say("groceries.one-thing", ("name", item.Name)))
            {
                Instead = [$"{before}{item.Name.Replace(" ", ", ", StringComparison.Ordinal)}{behind}", $"{before}\"{item.Name}\"{behind}"],
            };
        }

        return null;
    }
}
