using Alfred.Skills.Shared.Items;

namespace Alfred.Skills.Shared.Entries;

/// <summary>
/// Which entries of a list somebody means: by name, by the number shown ("2", "1 and 3"), "it" or "everything". Its text is the canonical
/// value that plans keep, one choice a line; what is no name begins with a tab, which no name contains.
/// </summary>
public static class EntryChoice
{
    /// <summary>Stands for the only entry there is.</summary>
    public const string It = "\tit";

    /// <summary>Stands for the entries that were spoken of last: "them".</summary>
    public const string These = "\tthese";

    /// <summary>Stands for every entry there is.</summary>
    public const string Everything = "\tall";

    /// <summary>Reads a choice.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="split">Takes the text apart into names as this kind of list writes them.</param>
    public static ImmutableArray<string> Read(string text, Language language, Func<string, IEnumerable<string>> split)
    {
        // A name in quotes is that name, whatever its words would mean.
        if (text is ['"', .. { Length: > 0 } quoted, '"'] && !quoted.Contains('"', StringComparison.Ordinal)
            && !string.IsNullOrWhiteSpace(quoted))
            return [quoted.Trim()];
        var words = ChoiceWords.For(language);
        var said = PlainLetters.Of(text).Trim('.', '!', '?', ' ');
        if (words.It.Contains(said))
            return [It];
        if (words.These.Contains(said))
            return [These];
        if (words.Everything.Contains(said))
            return [Everything];
        var numbers = Numbers(text, words);
        return numbers.IsEmpty ? [.. split(text).SelectMany(name => One(name, words))] : numbers;
    }

    /// <summary>The canonical text.</summary>
    public static string Text(ImmutableArray<string> choice) => string.Join('\n', choice);

    /// <summary>Reads the canonical text.</summary>
    public static ImmutableArray<string> Parse(string canonical) => [.. canonical.Split('\n')];

    /// <summary>True when the choice includes "it", whatever that is.</summary>
    public static bool HasIt(ImmutableArray<string> choice) => choice.Contains(It, StringComparer.Ordinal);

    /// <summary>True when the choice includes "everything".</summary>
    public static bool HasEverything(ImmutableArray<string> choice) => choice.Contains(Everything, StringComparer.Ordinal);

    /// <summary>Replaces numbers by the entries shown under them, "them" by all of these, and "it" by the only one shown.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="parameter">The one that holds the choice.</param>
    /// <param name="plan">What the conversation remembers, and the language to answer in.</param>
    /// <param name="kind">The kind of list that is meant.</param>
    /// <param name="verb">What is done with the entries: <c>got</c>.</param>
    /// <param name="show">How to ask for that list, and how to name an entry: <c>say "list" first, or "got milk"</c>.</param>
    public static Resolution Resolve(
        Arguments arguments, string parameter, PlanContext plan, string kind, string verb, string show)
    {
        ImmutableArray<string> shown = plan.Memory.ListShown == kind ? plan.Memory.Entries : [];
        var meant = ImmutableArray.CreateBuilder<string>();
        foreach (var choice in Parse(arguments[parameter]))
        {
            if (choice is It or These && plan.IsBehindOthers)
                return new Resolution.Unclear(plan.Language.Say("entries.which", ("show", show)));
            if (choice == These && shown.IsEmpty)
                return new Resolution.Unclear(plan.Language.Say("entries.which", ("show", show)));
            if (choice == It && shown.Length > 1)
            {
                return new Resolution.Unclear(plan.Language.Say("entries.which", ("show", show)))
                {
                    Choices = EntryOffer.Question(shown.Select(entry => EntryOffer.Of(verb, entry))),
                };
            }

            if (choice == These)
                meant.AddRange(shown);
            else if (choice == It && shown.Length == 1)
                meant.Add(shown[0]);
            else if (!IsNumber(choice, out var number))
                meant.Add(choice);
            else if (shown.IsEmpty)
                return new Resolution.Unclear(plan.Language.Say("entries.not-shown", ("number", number), ("show", show)));
            else if (number > shown.Length)
                return new Resolution.Unclear(plan.Language.Say("entries.beyond", ("count", shown.Length), ("show", show)));
            else
                meant.Add(shown[(number == 0 ? shown.Length : number) - 1]);
        }

        return new Resolution.Resolved(arguments.With(parameter, Text([.. meant.Distinct(StringComparer.Ordinal)])));
    }

    private static ImmutableArray<string> One(string name, ChoiceWords words)
    {
        var numbers = Numbers(name, words);
        return numbers.IsEmpty ? [name] : numbers;
    }

    private static ImmutableArray<string> Numbers(string text, ChoiceWords words) => [.. ChoiceNumbers.Read(text, words).Select(Number)];

    private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"\t{number}");

    private static bool IsNumber(string choice, out int number)
    {
        number = 0;
        return choice.StartsWith('\t') && int.TryParse(choice.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
