using System.Collections.Immutable;
using Alfred.Channels;
using Alfred.Commands;
using Alfred.Instances;
using Alfred.Languages;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>
/// Understands messages without a model, in every language there are files of. Compiled once from the phrases of every loaded action;
/// holds no state and never throws for anything that a person can type.
/// </summary>
public sealed class Grammar
{
    /// <summary>Longer messages are refused.</summary>
    internal const int MaxMessageLength = 2_000;

    private const int MaxCommands = 10;
    private const int MaxCorrections = 2;

    private readonly Vocabulary _vocabulary = new();
    private readonly PhraseIndex _index;
    private readonly Courtesy _courtesy;
    private readonly LanguageDetector _detector;
    private readonly SpellingCorrector _spelling;
    private readonly NearMiss _nearMiss;
    private readonly ISkillCatalog _catalog;
    private readonly Instance _instance;
    private readonly LanguageSet _languages;

    /// <summary>Compiles the phrases.</summary>
    /// <exception cref="SkillRefusedException">
    /// A phrase is malformed, or it or a form contradicts its action; the message names the line.
    /// </exception>
    public Grammar(ISkillCatalog catalog, Instance instance, LanguageSet languages)
    {
        (_catalog, _instance, _languages) = (catalog, instance, languages);
        var phrases = ImmutableArray.CreateBuilder<Phrase>();
        foreach (var skill in catalog.Skills)
        {
            foreach (var action in skill.Actions)
            {
                FormDeclaration.Check(new ActionName($"{skill.Name}.{action.Name}"), action);
                for (var index = 0; index < languages.All.Length; index++)
                    phrases.AddRange(Phrase.Compile(skill, action, languages.All[index], 1 << index, phrases.Count, _vocabulary));
            }
        }

        _courtesy = new(languages, _vocabulary);
        _detector = new(languages, _vocabulary);
        _spelling = new(_vocabulary);
        _index = new(phrases.ToImmutable(), _vocabulary);
        _nearMiss = new(catalog, _index, _detector, _courtesy);
    }

    /// <summary>Understands one message: one command, or several.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="preferred">The language that is taken where the words leave it open; English by default.</param>
    /// <param name="keepsLanguage">True to explain what was not understood in that language, whatever the words are in.</param>
    public GrammarResult Parse(string text, Language? preferred = null, bool keepsLanguage = false)
    {
        preferred ??= _languages.Default;
        if (text.Length > MaxMessageLength)
            return new GrammarResult.Problem(TooLong(preferred)) { Language = preferred };
        var whole = Split(text);
        var result = Parse(whole, preferred);
        if (result is GrammarResult.Nothing)
            return _nearMiss.Explain(_courtesy.Strip(whole), keepsLanguage ? preferred : _detector.Detect(whole, preferred));
        return result;
    }

    /// <summary>
    /// The part of a message that asks for something by itself, with a question behind it that no phrase fits ("add milk and what can I
    /// cook with it?"). Only where it is certain where the one ends: at the end of a sentence or a line, or before a question.
    /// </summary>
    /// <returns>What the part asks for, and the rest as it was typed; null when the message has no such part.</returns>
    public (GrammarResult.Commands Known, string Remainder)? ParseBeginning(string text, Language preferred)
    {
        if (text.Length > MaxMessageLength)
            return null;
        var whole = Split(text);
        for (var at = whole.To - 1; at > whole.From; at--)
        {
            if (Boundary.At(at, whole, _courtesy) is not { } boundary || !(boundary.IsStrong || EndsAsQuestion(whole)))
                continue;
            var left = _courtesy.Strip(whole.Slice(whole.From, boundary.Left));
            if (!EndsAsQuestion(left) && (Several(left, preferred) ?? Exactly(left, preferred)) is GrammarResult.Commands known)
                return (known, whole.Slice(boundary.Right, whole.To).ToString());
        }

        return null;
    }

    private static bool EndsAsQuestion(RequestText request) =>
        request.Length > 0 && request.Text[request.Words[request.To - 1].End - 1] == '?';

    private RequestText Split(string text)
    {
        var message = MessageText.Clean(text);
        var words = Word.Split(message, _vocabulary);
        return new(message, words, 0, words.Length, new ReadValues(), new SearchBudget());
    }

    private GrammarResult Parse(RequestText whole, Language preferred)
    {
        if (!whole.Text.Contains('\n', StringComparison.Ordinal))
            return Understand(whole, preferred);

        var requests = Requests(whole, preferred);
        if (requests.Count == 1)
            return Understand(whole, preferred);
        var understood = requests.ConvertAll(request => Understand(request, preferred));
        if (understood.Find(static one => one is not GrammarResult.Commands) is { } failed)
            return Understand(whole, preferred) is GrammarResult.Commands commands ? commands : WithoutChoices(failed);
        return Join(understood.Cast<GrammarResult.Commands>(), preferred);
    }

    /// <summary>What a person is told who sends more than <see cref="MaxMessageLength"/>.</summary>
    internal static string TooLong(Language language) =>
        language.Say("conversation.too-long", ("most", MaxMessageLength.ToString("N0", language.Culture)));

    // A line that is a command by itself begins a request; the lines after it that are none belong to it, like the items under "add:".
    private List<RequestText> Requests(RequestText whole, Language preferred)
    {
        var requests = new List<RequestText>();
        var lineStart = 0;
        for (var at = 1; at <= whole.To; at++)
        {
            if (at < whole.To && !whole.BreaksBefore(at))
                continue;
            var line = whole.Slice(lineStart, at);
            if (requests.Count == 0 || (!IsBulleted(line) && Best(_courtesy.Strip(line), preferred) is GrammarResult.Commands))
                requests.Add(line);
            else
                requests[^1] = requests[^1].Slice(requests[^1].From, at);
            lineStart = at;
        }

        return requests;
    }

    private static bool IsBulleted(RequestText line) =>
        line.Text[line.Words[line.From].Start] is '-' or '*' or '•' or '·' or '–' or '—' or '▪' or '☐' or '☑' or '✓' or '[';

    private GrammarResult Understand(RequestText request, Language preferred)
    {
        if (request.Length == 0)
            return _nearMiss.Explain(request, preferred);
        var stripped = _courtesy.Strip(request);
        return Best(stripped, preferred)
            ?? SpeltOut(stripped, preferred)
            ?? _nearMiss.AskAboutLines(request, preferred, says => IsAboutLines(Split(says), preferred))
            ?? _nearMiss.Explain(stripped with { Corrections = _spelling.Correct(stripped) }, _detector.Detect(request, preferred));
    }

    // No line among them may be a request of its own, whoever wrote it.
    private bool IsAboutLines(RequestText request, Language preferred) =>
        Requests(request, preferred).Count == 1
        && Best(_courtesy.Strip(request), preferred) is GrammarResult.Commands { Planned: [var only] }
        && _catalog.Find(only.Action)?.BareLines is not null;

    private GrammarResult.Commands? SpeltOut(RequestText request, Language preferred)
    {
        var language = LanguageOfThings(request, preferred);
        return _nearMiss.SpellOut(request, language) is { } text ? Exactly(Split(text), language) as GrammarResult.Commands : null;
    }

    // Things have few small words: the one that joins them tells most. "En" joins in Dutch, and is "in" in French and Spanish.
    private Language LanguageOfThings(RequestText request, Language preferred)
    {
        var joins = Enumerable.Range(request.From, request.Length).Select(at => request.Words[at].Number).Where(_courtesy.IsJoin).ToArray();
        return _languages.All.Where(language => joins.Any(word => _courtesy.IsJoin(word, language))).ToArray() switch
        {
            [] => _detector.Detect(request, preferred),
            var joining when joining.Contains(preferred) => preferred,
            [var first, ..] => first,
        };
    }

    // What the words mean as they stand, or with a slip of the finger mended where more of them make sense then. Where both make sense and
    // would do different things, the person is asked.
    private GrammarResult? Best(RequestText request, Language preferred)
    {
        var exact = Several(request, preferred) ?? Exactly(request, preferred);
        // Of another language than the rest of the words nothing is meant.
        var languages = exact is GrammarResult.Commands { Language: var spoken } ? 1 << _languages.All.IndexOf(spoken) : ~0;
        if (_spelling.Correct(request, languages) is not { } corrections
            || Corrected(request with { Corrections = corrections }, preferred, (exact as GrammarResult.Commands)?.LanguageWords ?? -1)
                is not { } corrected)
            return exact;
        if (exact is not GrammarResult.Commands commands)
            return corrected.IsSure ? corrected.Commands : exact ?? NearMiss.Suggest(corrected.Texts, corrected.Commands.Language);
        var gain = corrected.Commands.LanguageWords - commands.LanguageWords;
        if (gain <= 0 || !corrected.IsSure || corrected.Commands.Language != commands.Language
            || corrected.Commands.Planned.SequenceEqual(commands.Planned))
            return exact;
        return gain > 1
            ? corrected.Commands
            : NearMiss.Suggest([request.ToString(), .. corrected.Texts], corrected.Commands.Language);
    }

    // Null when no phrase has the form of the words.
    private GrammarResult? Exactly(RequestText request, Language preferred, List<(int At, int Word)>? slips = null)
    {
        using var fitting = Fitting(request, preferred);
        GrammarResult? problem = null;
        for (var at = 0; at < fitting.Count; at++)
        {
            var (phrase, score) = fitting[at];
            var reading = fitting.Read(phrase, _instance, slips);
            if (reading.Arguments is { } arguments)
            {
                if (slips is null && AccentChoice.Decide(request, fitting, at, arguments, _instance) is { } decided)
                    return decided;
                return new GrammarResult.Commands([new PlannedCommand(phrase.Name, arguments)])
                {
                    Language = phrase.Language,
                    LanguageWords = score,
                    BeginsWithItsWord = Begins(request, phrase),
                };
            }

            if (reading.Failure is ParseResult.Rejected rejected)
            {
                return new GrammarResult.Problem(rejected.Problem)
                {
                    Choices = Instead(rejected, request, reading.Refused),
                    Language = phrase.Language,
                };
            }

            if (reading.Failure is ParseResult.NotUnderstood { Problem.Length: > 0 } notUnderstood)
                problem ??= new GrammarResult.Problem(notUnderstood.Problem) { Language = phrase.Language, IsOpen = true };
        }

        return problem;
    }

    // The request with slips of the finger mended: one thing that can have been meant, or the texts of several.
    // Only what takes more words for the phrase's own than it has without that counts.
    private Correction? Corrected(RequestText request, Language preferred, int score)
    {
        var slips = new List<(int At, int Word)>();
        if (BeginsRequests(request) && Several(request, preferred, slips) is { } several && slips.Count is > 0 and <= MaxCorrections)
            return new(several, [Spelt(request, slips)], AreSure(request, slips));
        using var fitting = Fitting(request, preferred);
        var meant = new List<Correction>();
        for (var at = 0; at < fitting.Count; at++)
        {
            var (phrase, own) = fitting[at];
            if (meant.Count > 0 && meant[0].Commands.LanguageWords > own)
                break;
            if (own <= score)
                continue;
            slips.Clear();
            if (fitting.Read(phrase, _instance, slips) is not { Arguments: { } arguments } || slips.Count is 0 or > MaxCorrections)
                continue;
            var commands = new GrammarResult.Commands([new(phrase.Name, arguments)]) { Language = phrase.Language, LanguageWords = own };
            meant.Add(new(commands, [Spelt(request, slips)], AreSure(request, slips)));
        }

        if (meant.Count == 0)
            return null;
        var readings = meant.DistinctBy(static one => one.Commands.Planned[0]).ToArray();
        return readings.Length == 1
            ? readings[0]
            : readings[0] with
            {
                Texts = [.. readings.SelectMany(static one => one.Texts).Distinct(StringComparer.Ordinal)],
                IsSure = false,
            };
    }

    private bool BeginsRequests(RequestText request)
    {
        for (var at = request.From; at < request.To; at++)
        {
            if (request.Corrections![at] is { } meant && Array.Exists(meant, word => !_index.BeginningWith(word).IsEmpty))
                return true;
        }

        return false;
    }

    private bool AreSure(RequestText request, List<(int At, int Word)> slips) =>
        slips.TrueForAll(slip => _spelling.IsSure(request, slip.At, slip.Word));

    // The request as it was meant.
    private string Spelt(RequestText request, List<(int At, int Word)> slips)
    {
        var text = request.ToString();
        var start = request.Place(request.From, request.To).Start.Value;
        foreach (var (at, word) in slips.OrderByDescending(static one => one.At))
        {
            var place = request.Place(at, at + 1);
            text = string.Concat(
                text.AsSpan(0, place.Start.Value - start), _vocabulary[word], text.AsSpan(Math.Min(place.End.Value - start, text.Length)));
        }

        return text;
    }

    // "add milk and remove eggs": where a request ends and another one begins, if both are understood. With its budget spent, the message
    // is one request or none: half a search could take a part of it for something else.
    private GrammarResult.Commands? Several(RequestText request, Language preferred, List<(int At, int Word)>? slips = null)
    {
        var known = slips?.Count ?? 0;
        for (var at = request.From + 1; at < request.To; at++)
        {
            if (Boundary.At(at, request, _courtesy) is not { } boundary)
                continue;
            slips?.RemoveRange(known, slips.Count - known);
            var right = _courtesy.Strip(request.Slice(boundary.Right, request.To));
            if (!CanBegin(right, boundary.IsStrong))
                continue;
            if (!request.Budget.TryTake(request.Length))
                break;
            var left = request.Slice(request.From, boundary.Left);
            if (Exactly(_courtesy.Strip(left), preferred, slips) is not GrammarResult.Commands first
                || (Several(right, preferred, slips) ?? Exactly(right, preferred, slips)) is not GrammarResult.Commands rest
                || (!boundary.IsStrong && (!rest.BeginsWithItsWord || IsOtherLanguages(request.Words[at], first)
                    || IsPartOfText(request, first, rest, preferred))))
                continue;
            if (!request.Budget.IsSpent && first.Planned.Length + rest.Planned.Length <= MaxCommands)
            {
                return first with
                {
                    Planned = first.Planned.AddRange(rest.Planned),
                    LanguageWords = first.LanguageWords + rest.LanguageWords,
                };
            }
        }

        slips?.RemoveRange(known, slips.Count - known);
        return null;
    }

    // "… and a cucumber on the list" is no request of its own: its verb stands before.
    private static bool Begins(RequestText request, Phrase phrase) =>
        phrase.FirstWords.Any(word => request.Has(request.From, word)) && !phrase.WordsBehindSlot.Any();

    private bool CanBegin(RequestText request, bool isStrong)
    {
        var word = request.Words[request.From].Number;
        if (!_index.BeginningWith(word).IsEmpty)
            return isStrong || !_courtesy.IsNoun(word);
        return request.Corrections?[request.From] is { } meant && Array.Exists(meant, other => !_index.BeginningWith(other).IsEmpty);
    }

    private bool IsOtherLanguages(Word word, GrammarResult.Commands first) =>
        _courtesy.IsJoin(word.Number) && !_courtesy.IsJoin(word.Number, first.Language);

    // In a chore or a note verbs are part of the text, unless the same is asked for once more.
    private bool IsPartOfText(RequestText request, GrammarResult.Commands first, GrammarResult.Commands rest, Language preferred)
    {
        if (Exactly(request, preferred) is not GrammarResult.Commands { Planned: [var whole] } || whole.Action != first.Planned[0].Action)
            return false;
        var parameters = _catalog.Find(whole.Action)?.Parameters ?? [];
        var hasText = parameters.Any(parameter => parameter.IsFreeText && whole.Arguments.Find(parameter.Name) is not null);
        return hasText && rest.Planned.All(command => command.Action != whole.Action);
    }

    private FittingPhrases Fitting(RequestText request, Language preferred) => new(_index, _courtesy, _detector, request, preferred);

    // The same request with another value in the place of the refused one.
    private static Choices? Instead(ParseResult.Rejected rejected, RequestText request, Range refused)
    {
        var (start, end) = (request.Words[request.From].Start, request.Words[request.To - 1].End);
        var choices = rejected.Instead
            .Select(instead => new Choice(instead, request.Text[start..refused.Start] + instead + request.Text[refused.End..end]))
            .ToImmutableArray();
        return choices.IsEmpty || choices.Any(static choice => choice.Says.Length > Choice.MaxSaysLength) ? null : new(choices);
    }

    private static GrammarResult Join(IEnumerable<GrammarResult.Commands> understood, Language preferred)
    {
        var all = understood.ToArray();
        ImmutableArray<PlannedCommand> planned = [.. all.SelectMany(static one => one.Planned)];
        var language = all.MaxBy(static one => one.LanguageWords)!.Language;
        return planned.Length <= MaxCommands
            ? new GrammarResult.Commands(planned) { Language = language, LanguageWords = all.Sum(static one => one.LanguageWords) }
            : new GrammarResult.Problem(preferred.Say("grammar.too-many", ("most", MaxCommands))) { Language = language };
    }

    // Picking the answer to one of several requests would leave the others undone.
    private static GrammarResult WithoutChoices(GrammarResult result) =>
        result is GrammarResult.Problem problem ? problem with { Choices = null } : result;

    /// <summary>A request with its slips mended.</summary>
    /// <param name="Commands">What it means then, the likeliest of several.</param>
    /// <param name="Texts">The request as it was meant: one text, or several to choose from.</param>
    /// <param name="IsSure">True when nothing else can have been meant.</param>
    private sealed record Correction(GrammarResult.Commands Commands, ImmutableArray<string> Texts, bool IsSure);
}
