using Alfred.Skills.Shared.Items;
using Alfred.Skills.Tests.Doubles;

namespace Alfred.Skills.Tests.Items;

/// <summary>Writes down what was read, in one line.</summary>
internal static class ReadItems
{
    public static string In(string language, string text)
    {
        var list = ItemList.Read(text, SkillSet.Languages[language]);
        return string.Join(" | ", list.Items.Select(item => item.ToString()).Concat(list.LeftOut.Select(name => $"without {name}")));
    }
}
