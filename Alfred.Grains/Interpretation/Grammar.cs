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
    private readonly Instance _instance;
    private readonly LanguageSet _languages;

    /// <summary>Compiles the phrases.</summary>
    /// <exception cref="InvalidOperationException">A form contradicts its action.</exception>
    /// <exception cref="FormatException">A phrase is malformed or contradicts its action; the message names the line.</exception>
    public Grammar(ISkillCatalog catalog, Instance instance, LanguageSet languages)
    {
        (_instance, _languages) = (instance, languages);
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
        _nearMiss = new(catalog, _index, _detector);
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

    /// <summary>The language that a text seems to be written in; the preferred one when nothing tells.</summary>
    public Language Detect(string text, Language preferred) => Parse(text, preferred).Language;

    private RequestText Split(string text)
    {
        var message = MessageText.Clean(text);
        var words = Word.Split(message, _vocabulary);
        return new(message, words, 0, words.Length);
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
            if (at < whole.To && !whole.Text.AsSpan()[whole.Words[at - 1].End..whole.Words[at].Start].Contains('\n'))
                continue;
            var line = whole.Slice(lineStart, at);
            if (requests.Count == 0 || Exactly(_courtesy.Strip(line), preferred) is GrammarResult.Commands)
                requests.Add(line);
            else
                requests[^1] = requests[^1].Slice(requests[^1].From, at);
            lineStart = at;
        }

        return requests;
    }

    private GrammarResult Understand(RequestText request, Language preferred)
    {
        if (request.Length == 0)
            return _nearMiss.Explain(request, preferred);
        var stripped = _courtesy.Strip(request);
        if (Several(stripped, preferred) is { } several)
            return several;
        if (Exactly(stripped, preferred) is { } exact)
            return exact;
        return Corrected(stripped, preferred)
            ?? _nearMiss.AskAboutLines(request, preferred)
            ?? _nearMiss.Explain(stripped with { Corrections = _spelling.Correct(stripped) }, _detector.Detect(request, preferred));
    }

    // Null when no phrase has the form of the words.
    private GrammarResult? Exactly(RequestText request, Language preferred)
    {
        using var fitting = Fitting(request, preferred);
        GrammarResult? problem = null;
        foreach (var (phrase, score) in fitting)
        {
            var reading = fitting.Read(phrase, _instance);
            if (reading.Arguments is { } arguments)
            {
                return new GrammarResult.Commands([new PlannedCommand(phrase.Name, arguments)])
                {
                    Language = phrase.Language,
                    LanguageWords = score,
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

            if (reading.Failure is ParseResult.NotUnderstood notUnderstood)
                problem ??= new GrammarResult.Problem(notUnderstood.Problem) { Language = phrase.Language };
        }

        return problem;
    }

    // A slip of the finger in a word of a phrase. Done when only one thing can have been meant, else asked.
    private GrammarResult? Corrected(RequestText request, Language preferred)
    {
        if (_spelling.Correct(request) is not { } corrections)
            return null;
        using var fitting = Fitting(request with { Corrections = corrections }, preferred);
        var meant = new List<(PlannedCommand Command, Phrase Phrase, int Score, string Text, bool IsSure)>();
        foreach (var (phrase, score) in fitting)
        {
            var corrected = new List<(int At, int Word)>();
            if (meant.Count > 0 && meant[0].Score > score)
                break;
            if (fitting.Read(phrase, _instance, corrected) is not { Arguments: { } arguments } || corrected.Count is 0 or > MaxCorrections)
                continue;
            var isSure = phrase.Action.Effect != Effect.Destructive
                && corrected.TrueForAll(one => _spelling.IsSure(request, one.At, one.Word));
            meant.Add((new(phrase.Name, arguments), phrase, score, Spelt(request, corrected), isSure));
        }

        if (meant.Count == 0)
            return null;
        var readings = meant.DistinctBy(static one => one.Command).ToArray();
        return readings is [{ IsSure: true } only]
            ? new GrammarResult.Commands([only.Command]) { Language = only.Phrase.Language, LanguageWords = only.Score }
            : NearMiss.Suggest([.. readings.Select(static one => one.Text).Distinct(StringComparer.Ordinal)], readings[0].Phrase.Language);
    }

    private string Spelt(RequestText request, List<(int At, int Word)> corrected)
    {
        var text = request.ToString();
        var all = request.Place(request.From, request.To);
        var start = request.Text.AsSpan()[all].IsEmpty ? 0 : all.Start.Value;
        foreach (var (at, word) in corrected.OrderByDescending(static one => one.At))
        {
            var place = request.Place(at, at + 1);
            text = string.Concat(
                text.AsSpan(0, place.Start.Value - start), _vocabulary[word], text.AsSpan(Math.Min(place.End.Value - start, text.Length)));
        }

        return text;
    }

    // "add milk and remove eggs": where a request ends and another one begins, if both are understood.
    private GrammarResult.Commands? Several(RequestText request, Language preferred)
    {
        for (var at = request.From + 1; at < request.To; at++)
        {
            if (Boundary(request, at) is not { } boundary)
                continue;
            var right = _courtesy.Strip(request.Slice(boundary.Right, request.To));
            if (_index.BeginningWith(request.Words[right.From].Number).IsEmpty
                || (!boundary.IsStrong && _courtesy.IsNoun(request.Words[right.From].Number)))
                continue;
            var left = request.Slice(request.From, boundary.Left);
            if (Exactly(_courtesy.Strip(left), preferred) is not GrammarResult.Commands first
                || (Several(right, preferred) ?? Exactly(right, preferred)) is not GrammarResult.Commands rest
                || (!boundary.IsStrong && (IsOtherLanguages(request.Words[at], first) || IsPartOfText(request, first, rest, preferred))))
                continue;
            if (first.Planned.Length + rest.Planned.Length <= MaxCommands)
            {
                return first with
                {
                    Planned = first.Planned.AddRange(rest.Planned),
                    LanguageWords = first.LanguageWords + rest.LanguageWords,
                };
            }
        }

        return null;
    }

    // Where words before a place end and those behind it may begin a request. "and" and a comma may also belong to one request.
    private (int Left, int Right, bool IsStrong)? Boundary(RequestText request, int at)
    {
        var isJoin = _courtesy.IsJoin(request.Words[at].Number);
        var mark = request.Text[request.Words[at - 1].End - 1];
        var isNewLine = request.Text.AsSpan(request.Words[at - 1].End, request.Words[at].Start - request.Words[at - 1].End).Contains('\n');
        var isStrong = mark is '.' or ';' or '!' or '?' || isNewLine;
        if (!isJoin && !isStrong && mark is not ',')
            return null;
        var right = at;
        while (right < request.To && _courtesy.IsJoin(request.Words[right].Number))
            right++;
        return right == request.To ? null : (at, right, isStrong);
    }

    private bool IsOtherLanguages(Word word, GrammarResult.Commands first) =>
        _courtesy.IsJoin(word.Number) && !_courtesy.IsJoin(word.Number, first.Language);

    // In a chore or a note verbs are part of the text, unless the same is asked for once more.
    private bool IsPartOfText(RequestText request, GrammarResult.Commands first, GrammarResult.Commands rest, Language preferred)
    {
        if (Exactly(request, preferred) is not GrammarResult.Commands { Planned: [var whole] } || whole.Action != first.Planned[0].Action)
            return false;
        using var fitting = Fitting(request, preferred);
        var hasText = fitting.Phrases.Any(
            phrase => phrase.Name == whole.Action && phrase.Action.Parameters.Any(
                parameter => parameter.IsFreeText && whole.Arguments.Find(parameter.Name) is not null));
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
}
