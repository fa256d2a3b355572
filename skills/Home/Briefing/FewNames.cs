namespace Alfred.Skills.Home.Briefing;

/// <summary>Several names in one line, however many there are: <c>milk, eggs, apples, rice, oil and 12 more</c>.</summary>
internal static class FewNames
{
    private const int MaxNames = 5;

    public static string Of(string[] names, Language language) => names.Length <= MaxNames + 1
        ? Texts.And(names, language)
        : language.Say("briefing.and-more", ("items", string.Join(", ", names.Take(MaxNames))), ("more", names.Length - MaxNames));
}
