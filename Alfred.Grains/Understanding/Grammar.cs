using System.Collections.Immutable;
using Alfred.Instances;

namespace Alfred.Skills;

/// <summary>
/// Understands messages without a model. Compiled once from the phrases of every loaded action; holds no state and never throws for
/// anything that a person can type.
/// </summary>
public sealed class Grammar
{
    private const int LongestMessage = 2_000;
    private const int MostCommands = 10;

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
            return new Understanding.Problem($"That is too long for me: please send at most {LongestMessage:N0} characters at a time.");
        var message = MessageText.Clean(text);
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length < 2)
            return UnderstandOne(message);

        var requests = Requests(lines);
        if (requests.Count == 1)
            return UnderstandOne(message);
        var understood = requests.Select(UnderstandOne).ToList();
        if (understood.Find(one => one is not Understanding.Commands) is { } failed)
            return UnderstandOne(message) is Understanding.Commands whole ? whole : failed;
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
        string? problem = null;
        foreach (var phrase in _phrases)
        {
            if (!phrase.MayFit(words))
                continue;
            var (arguments, failure) = new PhraseMatch(phrase, request, words, _context).Run();
            if (arguments is not null)
                return new Understanding.Commands([new PlannedCommand(phrase.Name, arguments)]);
            if (failure is Reading.Rejected rejected)
                return new Understanding.Problem(rejected.Problem);
            problem ??= (failure as Reading.NotUnderstood)?.Problem;
        }

        return problem is null ? _nearMiss.Explain(words) : new Understanding.Problem(problem);
    }
}
