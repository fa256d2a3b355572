using System.Collections.Immutable;
using System.Globalization;
using Alfred.Channels;
using Alfred.Instances;
using Alfred.Languages;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>
/// Understands messages without a model. Compiled once from the phrases of every loaded action; holds no state and never throws for
/// anything that a person can type.
/// </summary>
public sealed class Grammar
{
    /// <summary>Longer messages are refused.</summary>
    internal const int MaxMessageLength = 2_000;

    private const int MaxCommands = 10;

    /// <summary>What a person is told who sends more.</summary>
    internal static readonly string TooLong = string.Create(
        CultureInfo.InvariantCulture, $"That is too long for me: please send at most {MaxMessageLength:N0} characters at a time.");

    private readonly ImmutableArray<Phrase> _phrases;
    private readonly NearMiss _nearMiss;
    private readonly ReadContext _context;

    /// <summary>Compiles the phrases.</summary>
    /// <exception cref="InvalidOperationException">An action's declaration contradicts itself.</exception>
    /// <exception cref="FormatException">A phrase is malformed.</exception>
    public Grammar(ISkillCatalog catalog, Instance instance, LanguageSet languages)
    {
        // The sort is stable, so that of equals the one declared first wins.
        _phrases =
        [
            .. catalog.Skills
                .SelectMany(skill => skill.Actions, Phrase.Compile)
                .SelectMany(phrases => phrases)
                .OrderByDescending(phrase => phrase.Literals)
                .ThenBy(phrase => phrase.Parameters),
        ];
        _nearMiss = new NearMiss(catalog, _phrases);
        _context = new ReadContext(instance, languages.Default);
    }

    /// <summary>Understands one message: one command, or several on lines of their own.</summary>
    public GrammarResult Parse(string text)
    {
        if (text.Length > MaxMessageLength)
            return new GrammarResult.Problem(TooLong);
        var message = MessageText.Clean(text);
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length < 2)
            return UnderstandOne(message);

        var requests = Requests(lines);
        if (requests.Count == 1)
            return UnderstandOne(message);
        var understood = requests.Select(UnderstandOne).ToList();
        if (understood.Find(one => one is not GrammarResult.Commands) is { } failed)
            return UnderstandOne(message) is GrammarResult.Commands whole ? whole : WithoutChoices(failed);
        return requests.Count <= MaxCommands
            ? new GrammarResult.Commands([.. understood.Cast<GrammarResult.Commands>().SelectMany(one => one.Planned)])
            : new GrammarResult.Problem(
                $"That is too much at once: please send at most {MaxCommands} requests in one message. I did nothing yet.");
    }

    // A line that is a command by itself begins a request; the lines after it that are none belong to it, like the items under "add:".
    private List<string> Requests(string[] lines)
    {
        var requests = new List<string> { lines[0] };
        foreach (var line in lines.Skip(1))
        {
            if (UnderstandOne(line) is GrammarResult.Commands)
                requests.Add(line);
            else
                requests[^1] += "\n" + line;
        }

        return requests;
    }

    private GrammarResult UnderstandOne(string message)
    {
        var request = MessageText.WithoutCourtesy(message);
        var words = Word.Split(request);
        var result = Match(request, words);
        if (result is not null)
            return result;
        // A slip of the finger in the first word: what would be understood without it can be picked.
        ImmutableArray<string> meant = [
            .. _nearMiss.Corrected(request, words).Where(corrected => Match(corrected, Word.Split(corrected)) is GrammarResult.Commands)];
        return meant.IsEmpty ? _nearMiss.Explain(words) : NearMiss.Suggest(meant);
    }

    // Null when no phrase has the form of the words.
    private GrammarResult? Match(string request, ImmutableArray<Word> words)
    {
        string? problem = null;
        foreach (var phrase in _phrases)
        {
            if (!phrase.MayFit(words))
                continue;
            var match = new PhraseMatch(phrase, request, words, _context);
            var (arguments, failure) = match.Run();
            if (arguments is not null)
                return new GrammarResult.Commands([new PlannedCommand(phrase.Name, arguments)]);
            if (failure is ParseResult.Rejected rejected)
                return new GrammarResult.Problem(rejected.Problem) { Choices = Instead(rejected, request, match.Refused) };
            problem ??= (failure as ParseResult.NotUnderstood)?.Problem;
        }

        return problem is null ? null : new GrammarResult.Problem(problem);
    }

    // The same request with another value in the place of the refused one.
    private static Choices? Instead(ParseResult.Rejected rejected, string request, Range refused)
    {
        var choices = rejected.Instead.Select(instead => new Choice(instead, request[..refused.Start] + instead + request[refused.End..]))
            .ToImmutableArray();
        return choices.IsEmpty || choices.Any(choice => choice.Says.Length > Choice.MaxSaysLength) ? null : new(choices);
    }

    // Picking the answer to one of several requests would leave the others undone.
    private static GrammarResult WithoutChoices(GrammarResult result) =>
        result is GrammarResult.Problem problem ? problem with { Choices = null } : result;
}
