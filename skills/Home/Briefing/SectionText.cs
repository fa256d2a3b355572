using Alfred.Briefings;

namespace Alfred.Skills.Home.Briefing;

/// <summary>
/// The sections of a briefing as people call them, by <c>[briefing.sections]</c> of the language's files. Plans keep <c>Weather,
/// Calendar</c>.
/// </summary>
internal static class SectionText
{
    private static readonly BriefingSections[] Each =
        [.. Enum.GetValues<BriefingSections>().Where(static section => section is not (BriefingSections.None or BriefingSections.All))];

    /// <summary>The <see cref="Parameter.Read"/> of sections.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        var sections = BriefingSections.None;
        foreach (var name in Pieces(text, context.Language))
        {
            if (Find(name, context.Language) is not { } section)
            {
                var known = Texts.Or(Each.Select(each => Show(each, context.Language)), context.Language);
                return new ParseResult.NotUnderstood(context.Language.Say("briefing.no-section", ("text", text), ("sections", known)));
            }

            sections |= section;
        }

        return new ParseResult.Understood($"{sections}");
    }

    /// <summary>Reads what <see cref="Read"/> wrote.</summary>
    public static BriefingSections Parse(string canonical) => Enum.Parse<BriefingSections>(canonical);

    /// <summary>Those of a set, each alone.</summary>
    public static IEnumerable<BriefingSections> Of(BriefingSections set) => Each.Where(section => set.HasFlag(section));

    /// <summary>What a section is called in replies.</summary>
    public static string Show(BriefingSections section, Language language) => language.Say($"briefing.section-{KeyOf(section)}");

    private static IEnumerable<string> Pieces(string text, Language language)
    {
        var and = language.Value("language", "and") ?? "and";
        return text.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(piece => $" {piece} ".Split($" {and} ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // English is understood beside the language: families mix them.
    private static BriefingSections? Find(string name, Language language)
    {
        var folded = FoldedName.Of(name);
        for (var candidate = language; candidate is not null; candidate = candidate.Fallback)
        {
            foreach (var section in Each)
            {
                if (candidate.Values("briefing.sections", KeyOf(section)).Any(word => FoldedName.Of(word) == folded))
                    return section;
            }
        }

        return null;
    }

    private static string KeyOf(BriefingSections section) => $"{section}".ToLowerInvariant();
}
