using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Alfred.Skills.Work.Inbox;

/// <summary>
/// The words by which a message is known for what it is: <c>[inbox.mail]</c> of the language files. Mail comes in every language, whatever
/// its reader speaks, so that those of all languages count.
/// </summary>
internal sealed partial class MailWords(LanguageSet languages)
{
    private readonly ImmutableArray<string> _reply = Phrases(languages, "reply");
    private readonly ImmutableArray<string> _deadline = Phrases(languages, "deadline");
    private readonly ImmutableArray<string> _money = Phrases(languages, "money");
    private readonly ImmutableArray<string> _orders = Phrases(languages, "orders");
    private readonly FrozenSet<string> _automatic = languages.All.SelectMany(static language => language.Values("inbox.mail", "automatic"))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Domains that others like to be taken for.</summary>
    public ImmutableArray<string> KnownDomains { get; } =
        [.. languages.All.SelectMany(static language => language.Values("inbox.mail", "domains"))];

    /// <summary>True for a sentence that somebody should answer.</summary>
    public bool AsksForReply(string sentence) => IsQuestion(sentence) || Has(sentence, _reply);

    /// <summary>True for a sentence that names a time by which something has to be done.</summary>
    public bool HasDeadline(string sentence) => Has(sentence, _deadline);

    /// <summary>True for a sentence about money.</summary>
    public bool IsAboutMoney(string sentence) => Amount().IsMatch(sentence) || Has(sentence, _money);

    /// <summary>True for a sentence that tries to give orders to a program that reads it.</summary>
    public bool GivesOrders(string sentence) => Has(sentence, _orders);

    /// <summary>True for an address that nobody reads: <c>no-reply@example.com</c>.</summary>
    public bool IsAutomatic(string address) => _automatic.Contains(address.Split('@')[0]);

    private static bool IsQuestion(string sentence) => sentence.TrimEnd().EndsWith('?') && sentence.Contains(' ', StringComparison.Ordinal);

    private static bool Has(string sentence, ImmutableArray<string> phrases)
    {
        var folded = Fold(sentence);
        return phrases.Any(phrase => folded.Contains(phrase, StringComparison.Ordinal));
    }

    private static ImmutableArray<string> Phrases(LanguageSet languages, string key) =>
    [
        .. languages.All.SelectMany(language => language.Values("inbox.mail", key)).Select(Fold).Where(static phrase => phrase.Length > 2)
            .Distinct(StringComparer.Ordinal),
    ];

    // " by friday ": words in lower case without accents, each with a blank on both sides.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(" ", text.Length + 2);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(letter))
                folded.Append(letter == 'ß' ? "ss" : char.ToLowerInvariant(letter).ToString());
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded[^1] == ' ' ? folded.ToString() : folded.Append(' ').ToString();
    }

    [GeneratedRegex(
        @"[€$£]\s?\d|\d\s?[€$£]|\b(?:EUR|USD|GBP|CHF)\s?\d|\d\s?(?:EUR|USD|GBP|CHF)\b", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Amount();
}
