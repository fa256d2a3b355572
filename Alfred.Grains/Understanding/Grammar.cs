using System.Collections.Immutable;
using System.Globalization;
using Alfred.Channels;
using Alfred.Instances;

namespace Alfred.Skills;

/// <summary>
/// Understands messages without a model. Compiled once from the phrases of every loaded action; holds no state and never throws for
/// anything that a person can type.
/// </summary>
public sealed class Grammar
{
    /// <summary>Longer messages are refused.</summary>
    internal const int LongestMessage = 2_000;

    private const int MostCommands = 10;

    /// <summary>What a person is told who sends more.</summary>
    internal static readonly string TooLong = string.Create(CultureInfo.InvariantCulture, $"That is too long for me: please send at most {LongestMessage:N0} characters at a time.");

    private readonly ImmutableArray<Phrase> _phrases;
    private readonly NearMiss _nearMiss;
    private readonly ReadContext _context;

    /// <summary>Compiles the phrases.</summary>
    /// <exception cref="InvalidOperationException">An action's declaration contradicts itself.</exception>
    /// <exception cref="FormatException">A phrase is malformed.</exception>
    public Grammar(ISkillCatalog catalog, Instance instance)
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
        _context = new ReadContext(instance);
    }

    /// <summary>Understands one message: one command, or several on lines of their own.</summary>
    public Understanding Understand(string text)
    {
        if (text.Length > LongestMessage)
            return new Understanding.Problem(TooLong);
        var message = MessageText.Clean(text);
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length < 2)
            return UnderstandOne(message);

        var requests = Requests(lines);
        if (requests.Count == 1)
            return UnderstandOne(message);
        var understood = requests.Select(UnderstandOne).ToList();
        if (understood.Find(one => one is not Understanding.Commands) is { } failed)
            return UnderstandOne(message) is Understanding.Commands whole ? whole : WithoutChoices(failed);
        return requests.Count <= MostCommands
            ? new Understanding.Commands([.. understood.Cast<Understanding.Commands>().SelectMany(one => one.Planned)])
            : new Understanding.Problem($"That is too much at once: please send at most {MostCommands} requests in one message. I did nothing yet.");
    }

    // A line that is a command by itself begins a request; the lines after it that are none belong to it, like the items under "add:".
    private List<string> Requests(string[] lines)
    {
        var requests = new List<string> { lines[0] };
        foreach (var line in lines.Skip(1))
        {
            if (UnderstandOne(line) is Understanding.Commands)
                requests.Add(line);
            else
                requests[^1] += "\n" + line;
        }

        return requests;
    }

    private Understanding UnderstandOne(string message)
    {
        var request = MessageText.WithoutCourtesy(message);
        var words = Word.Split(request);
        var understanding = Match(request, words);
        if (understanding is not null)
            return understanding;
        // A slip of the finger in the first word: what would be understood without it can be picked.
        ImmutableArray<string> meant = [.. _nearMiss.Corrected(request, words).Where(corrected => Match(corrected, Word.Split(corrected)) is Understanding.Commands)];
        return meant.IsEmpty ? _nearMiss.Explain(words) : NearMiss.Suggest(meant);
    }

    // Null when no phrase has the form of the words.
    private Understanding? Match(string request, ImmutableArray<Word> words)
    {
        string? problem = null;
        foreach (var phrase in _phrases)
        {
            if (!phrase.MayFit(words))
                continue;
            var match = new PhraseMatch(phrase, request, words, _context);
            var (arguments, failure) = match.Run();
            if (arguments is not null)
                return new Understanding.Commands([new PlannedCommand(phrase.Name, arguments)]);
            if (failure is Reading.Rejected rejected)
                return new Understanding.Problem(rejected.Problem) { Choices = Instead(rejected, request, match.Refused) };
            problem ??= (failure as Reading.NotUnderstood)?.Problem;
        }

        return problem is null ? null : new Understanding.Problem(problem);
    }

    // The same request with another value in the place of the refused one.
    private static Choices? Instead(Reading.Rejected rejected, string request, Range refused)
    {
        var choices = rejected.Instead.Select(instead => new Choice(instead, request[..refused.Start] + instead + request[refused.End..])).ToImmutableArray();
        return choices.IsEmpty || choices.Any(choice => choice.Says.Length > Choice.LongestSays) ? null : new(choices);
    }

    // Picking the answer to one of several requests would leave the others undone.
    private static Understanding WithoutChoices(Understanding understanding) =>
        understanding is Understanding.Problem problem ? problem with { Choices = null } : understanding;
}
