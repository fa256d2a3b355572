namespace Alfred.Interpretation;

/// <summary>
/// The words that answer any question or end what runs, in every language there is a file of (<c>answers.*.ini</c>), whatever language
/// Alfred answers in. With or without accents, in any case, with any courtesy and punctuation around them.
/// </summary>
internal sealed class ReplyVocabulary
{
    private const int MaxLength = 100;

    private readonly Vocabulary _vocabulary = new();
    private readonly Courtesy _courtesy;
    private readonly HashSet<string> _yes;
    private readonly HashSet<string> _no;
    private readonly HashSet<string> _cancel;
    private readonly HashSet<string> _skip;
    private readonly HashSet<string> _stop;
    private readonly HashSet<string> _besideNumbers;

    /// <summary>Reads the languages' files.</summary>
    public ReplyVocabulary(LanguageSet languages)
    {
        _courtesy = new(languages, _vocabulary);
        HashSet<string> Words(string key) =>
            new(languages.All.SelectMany(language => language.Values("answers", key)).Select(Folded), StringComparer.Ordinal);
        (_yes, _no, _cancel, _skip, _stop) = (Words("yes"), Words("no"), Words("cancel"), Words("skip"), Words("stop"));
        _besideNumbers = [.. Words("and"), .. Words("number")];
    }

    /// <summary>What every way of saying stop is known as.</summary>
    public const string Stop = "stop";

    public bool IsYes(string said) => Says(_yes, said);

    public bool IsNo(string said) => Says(_no, said);

    public bool IsCancel(string said) => Says(_cancel, said);

    public bool IsSkip(string said) => Says(_skip, said);

    public bool IsStop(string said) => Says(_stop, said);

    /// <summary>True for what stands between or before numbers: "number 1 and 3".</summary>
    public bool IsBesideNumbers(string word) => _besideNumbers.Contains(WordFolding.Fold(word));

    /// <summary>What was said without the courtesy around it.</summary>
    public string WithoutCourtesy(string said)
    {
        var words = Word.Split(said, _vocabulary);
        return words.Length == 0
            ? said
            : _courtesy.Strip(new(said, words, 0, words.Length, new ReadValues(), new SearchBudget())).ToString();
    }

    // With all the courtesy in the world; a long message is not looked through for an answer.
    private bool Says(HashSet<string> words, string said)
    {
        if (said.Length > MaxLength)
            return false;
        var clean = MessageText.Clean(said);
        return words.Contains(Folded(clean)) || words.Contains(Folded(WithoutCourtesy(clean)));
    }

    private static string Folded(string text) =>
        string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(static word => WordFolding.Fold(word))
            .Where(static word => word.Length > 0));
}
