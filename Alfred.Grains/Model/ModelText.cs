using Alfred.Interpretation;

namespace Alfred.Model;

/// <summary>
/// The model's own words, as people may read them: always marked as such, with the truth about what they changed, which is nothing. Words
/// that say that something was done are not shown at all.
/// </summary>
internal sealed class ModelText
{
    private const int MaxLength = 2_000;

    private readonly ImmutableArray<string> _claims;
    private readonly ImmutableArray<string> _openings;
    private readonly ModelLimits _limits;

    public ModelText(LanguageSet languages, ModelLimits limits)
    {
        _limits = limits;
        (_claims, _openings) = (Words(languages, "claim"), Words(languages, "opening"));
    }

    /// <summary>What the person reads of a text that came without any effect.</summary>
    public string Show(string text, Language language)
    {
        var clean = Clean(text);
        return ClaimsAnEffect(clean)
            ? language.Say("model.claimed")
            : $"{clean}\n{language.Say(_limits.IsSandbox ? "model.played-words" : "model.words")}";
    }

    /// <summary>True for words such as "I've added it" in any language: they are looked for whatever language is spoken.</summary>
    public bool ClaimsAnEffect(string text)
    {
        if (text.AsSpan().ContainsAny(['✅', '☑', '✔', '✓']))
            return true;
        var folded = $" {Folded(text)} ";
        return _claims.Any(claim => folded.Contains($" {claim} ", StringComparison.Ordinal))
            || _openings.Any(opening => folded.StartsWith($" {opening} ", StringComparison.Ordinal));
    }

    private static ImmutableArray<string> Words(LanguageSet languages, string key) =>
        [.. languages.All.SelectMany(language => language.Values("model.claims", key)).Select(Folded).Distinct(StringComparer.Ordinal)];

    // Nobody is called by it ("@channel", "<!here>"), and no address in it is opened by itself to show a preview.
    private static string Clean(string text)
    {
        var clean = MessageText.Clean(text).Replace("@", "@\u200b", StringComparison.Ordinal)
            .Replace("<!", "<\u200b!", StringComparison.Ordinal).Replace("://", ":\u200b//", StringComparison.Ordinal);
        return clean.Length <= MaxLength ? clean : $"{clean[..MaxLength]} …";
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var part in word.Replace('’', '\'').Split('\''))
            {
                var bare = WordFolding.Fold(part);
                if (bare.Length > 0)
                    folded.Append(folded.Length == 0 ? "" : " ").Append(bare);
            }
        }

        return folded.ToString();
    }
}
