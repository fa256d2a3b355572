using System.Collections.Frozen;
using Alfred.Facts;
using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Shared.Facts;

/// <summary>What people ask to be remembered, as they say it: "that Ada is allergic to nuts".</summary>
internal static class FactText
{
    /// <summary>
    /// The <see cref="Parameter.Read"/> of a fact that nothing introduces: one of the words that tell how things are stands within it, as
    /// in "the code is 1234".
    /// </summary>
    public static ParseResult ReadStatement(string text, ReadContext context)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // "Note qu'Ada chausse du 34".
        if (words.Length > 2 && words[0].StartsWith("qu", StringComparison.OrdinalIgnoreCase) && words[0].AsSpan(2) is ['\'' or '’', _, ..])
            return Read(text, context);
        return words.Length > 2 && words[1..^1].Any(word => context.Language.Get(States).Contains(FoldedName.Of(word)))
            ? Read(text, context) : new ParseResult.NotUnderstood("");
    }

    /// <summary>
    /// The <see cref="Parameter.Read"/> of what people keep to look it up, by a word that says so: "the wifi password", "the code of the
    /// gate". What else is asked for is no fact of theirs: "the weather".
    /// </summary>
    public static ParseResult ReadKept(string text, ReadContext context)
    {
        var said = $" {PlainLetters.Of(text)} ";
        return context.Language.Values("facts.words", "kept")
            .Any(word => said.Contains($" {PlainLetters.Of(word)} ", StringComparison.Ordinal))
            ? new ParseResult.Understood(text.Trim()) : new ParseResult.NotUnderstood("");
    }

    private static bool IsStory(string fact, Language language) => $"{PlainLetters.Of(fact)} " is var said
        && language.Values("facts.words", "story").Any(start => said.StartsWith($"{PlainLetters.Of(start)} ", StringComparison.Ordinal));

    private static FrozenSet<FoldedName> States(Language language) =>
        language.Values("facts.words", "state").Select(FoldedName.Of).ToFrozenSet();

    /// <summary>The <see cref="Parameter.Read"/> of a fact.</summary>
    public static ParseResult Read(string text, ReadContext context)
    {
        var fact = text.Trim().Trim(',').TrimStart();
        // "retiens qu'Ada …": one word with what follows.
        foreach (var start in (string[])["qu'", "qu’", "que ", "that ", "dass ", "dat "])
            fact = fact.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? fact[start.Length..].TrimStart() : fact;
        if (fact.Length > IFactGrain.MaxLength)
            return new ParseResult.Rejected(context.Language.Say("facts.too-long", ("most", IFactGrain.MaxLength)));
        return fact.Length == 0 || IsStory(fact, context.Language)
            ? new ParseResult.NotUnderstood("") : new ParseResult.Understood(fact.TrimEnd('.', '!', ' '));
    }
}
