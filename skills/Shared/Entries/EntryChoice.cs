using System.Collections.Immutable;
using System.Globalization;
using Alfred.Conversations;

namespace Alfred.Skills.Shared.Entries;

/// <summary>
/// Which entries of a list somebody means: by name, by the number shown ("2", "1 and 3"), "it" or "everything". Its text is the canonical
/// value that plans keep, one choice a line; what is no name begins with a tab, which no name contains.
/// </summary>
public static class EntryChoice
{
    /// <summary>Stands for the only entry there is.</summary>
    public const string It = "\tit";

    /// <summary>Stands for every entry there is.</summary>
    public const string Everything = "\tall";

    private const int MaxRange = 50;

    private static readonly string[] Ordinals = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>Reads a choice.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="split">Takes the text apart into names as this kind of list writes them.</param>
    public static ImmutableArray<string> Read(string text, Func<string, IEnumerable<string>> split)
    {
        // A name in quotes is that name, whatever its words would mean.
        if (text is ['"', .. { Length: > 0 } quoted, '"'] && !quoted.Contains('"', StringComparison.Ordinal)
            && !string.IsNullOrWhiteSpace(quoted))
            return [quoted.Trim()];
        switch (text.ToLowerInvariant())
        {
            case "it" or "that" or "this" or "this one" or "that one" or "the one":
                return [It];
            case "everything" or "all" or "it all" or "all of it" or "all of them" or "them" or "them all" or "everything on the list"
                or "the lot" or "the whole list":
                return [Everything];
        }

        var numbers = Numbers(text);
        return numbers.IsEmpty ? [.. split(text).SelectMany(One)] : numbers;
    }

    /// <summary>The canonical text.</summary>
    public static string Text(ImmutableArray<string> choice) => string.Join('\n', choice);

    /// <summary>Reads the canonical text.</summary>
    public static ImmutableArray<string> Parse(string canonical) => [.. canonical.Split('\n')];

    /// <summary>True when the choice includes "it", whatever that is.</summary>
    public static bool HasIt(ImmutableArray<string> choice) => choice.Contains(It, StringComparer.Ordinal);

    /// <summary>True when the choice includes "everything".</summary>
    public static bool HasEverything(ImmutableArray<string> choice) => choice.Contains(Everything, StringComparer.Ordinal);

    /// <summary>Replaces numbers by the entries shown under them, and "it" by the only one shown.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="parameter">The one that holds the choice.</param>
    /// <param name="memory">What the conversation remembers.</param>
    /// <param name="kind">The kind of list that is meant.</param>
    /// <param name="verb">What is done with the entries: <c>got</c>.</param>
    /// <param name="show">How to ask for that list, and how to name an entry: <c>say "list" first, or "got milk"</c>.</param>
    public static Resolution Resolve(
        Arguments arguments, string parameter, ConversationMemory memory, string kind, string verb, string show)
    {
        ImmutableArray<string> shown = memory.ListShown == kind ? memory.Entries : [];
        var meant = ImmutableArray.CreateBuilder<string>();
        foreach (var choice in Parse(arguments[parameter]))
        {
            if (choice == It && shown.Length > 1)
            {
                return new Resolution.Unclear($"Which one? Name it or give its number: {show}.")
                {
                    Choices = EntryOffer.Question(shown.Select(entry => EntryOffer.Of(verb, entry))),
                };
            }

            if (choice == It && shown.Length == 1)
                meant.Add(shown[0]);
            else if (!IsNumber(choice, out var number))
                meant.Add(choice);
            else if (shown.IsEmpty)
                return new Resolution.Unclear($"I have not shown you that list yet, so I do not know which is number {number}: {show}.");
            else if (number > shown.Length)
                return new Resolution.Unclear($"The list I showed you ends at {shown.Length}. Name it instead: {show}.");
            else
                meant.Add(shown[(number == 0 ? shown.Length : number) - 1]);
        }

        return new Resolution.Resolved(arguments.With(parameter, Text([.. meant.Distinct(StringComparer.Ordinal)])));
    }

    private static IEnumerable<string> One(string name)
    {
        var numbers = Numbers(name);
        return numbers.IsEmpty ? [name] : numbers;
    }

    // "2", "#2", "number 2", "1-3", "1, 2 and 4", "the second one", "the last one".
    private static ImmutableArray<string> Numbers(string text)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var word in text.ToLowerInvariant().Split([' ', ',', ';', '&', '+', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var bare = word.TrimStart('#').TrimEnd('.', ')');
            if (word is "and" or "number" or "numbers" or "no" or "nr" or "item" or "items" or "the" or "one" or "ones")
                continue;
            if (Small(bare) is { } number and > 0)
                found.Add(Number(number));
            else if (bare.Split('-') is [var from, var to] && Small(from) is { } first and > 0 && Small(to) is { } last && last >= first
                && last - first < MaxRange)
                found.AddRange(Enumerable.Range(first, last - first + 1).Select(Number));
            else if (Array.IndexOf(Ordinals, bare) is var at and >= 0)
                found.Add(Number(at + 1));
            else if (bare == "last")
                found.Add(Number(0));
            else
                return [];
        }

        return found.ToImmutable();
    }

    private static string Number(int number) => string.Create(CultureInfo.InvariantCulture, $"\t{number}");

    private static int? Small(string text) =>
        text.Length <= 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsNumber(string choice, out int number)
    {
        number = 0;
        return choice.StartsWith('\t') && int.TryParse(choice.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
