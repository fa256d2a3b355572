using System.Text.RegularExpressions;

namespace Alfred.Skills.Work.Expenses;

/// <summary>What a note says beside what it was for.</summary>
/// <param name="Note">What is left; null for nothing.</param>
/// <param name="Client">The client: "@acme", or "for client Acme" at the end; null for none.</param>
/// <param name="Category">The category as it was written: "#travel"; null for none.</param>
/// <param name="Rate">The rate: "at a rate of 0.92"; null for none.</param>
/// <param name="Tail">The pieces that were taken out, as they stood.</param>
internal sealed partial record NoteText(string? Note, string? Client, string? Category, decimal? Rate, ImmutableArray<string> Tail)
{
    /// <summary>The most letters of a client.</summary>
    public const int MaxClientLength = 60;

    /// <summary>Takes a note apart.</summary>
    public static NoteText Split(string? note, Language language)
    {
        var rest = note ?? "";
        var tail = ImmutableArray.CreateBuilder<string>();
        var words = language.Get(Patterns.Of);
        var client = Take(ClientSign()) ?? Take(words.Client);
        var category = Take(CategorySign()) ?? Take(words.Category);
        var rate = Take(words.Rate);
        rest = string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd(',', ';');
        if (rest is ['"', .. { Length: > 0 } quoted, '"'] && !quoted.Contains('"', StringComparison.Ordinal))
            rest = quoted.Trim();
        return new(
            rest.Length == 0 ? null : rest, client is { Length: <= MaxClientLength } ? client.Trim() : null, category,
            rate is null ? null : decimal.Parse(rate.Replace(',', '.'), CultureInfo.InvariantCulture), tail.ToImmutable());

        string? Take(Regex? pattern) => pattern?.Match(rest) is { Success: true } match ? Out(match) : null;

        string Out(Match match)
        {
            tail.Add(match.Value.Trim());
            rest = rest.Remove(match.Index, match.Length);
            return match.Groups["value"].Value;
        }
    }

    // Made once a language: making them took longer than everything else that is done with an expense.
    private sealed record Patterns(Regex? Client, Regex? Category, Regex? Rate)
    {
        private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

        public static Patterns Of(Language language)
        {
            var words = ExpenseWords.Of(language);
            return new(
                Behind(words.Client, @"\s+(?<value>\S.*)$"), Behind(words.Category, @"\s+(?<value>\p{L}[\p{L} -]{0,29})$"),
                Behind(words.Rate, @"\s+(?<value>\d{1,9}(?:[.,]\d{1,9})?)(?=\s|$)"));
        }

        private static Regex? Behind(ImmutableArray<string> starts, string end) => starts.IsEmpty ? null : new(
            $@"(?<=^|\s)(?:{string.Join('|', starts.Select(Regex.Escape))}){end}",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MaxTime);
    }

    [GeneratedRegex(@"(?<=^|\s)@(?<value>[\p{L}\p{N}][\p{L}\p{N}._&-]{0,59})", RegexOptions.None, 1000)]
    private static partial Regex ClientSign();

    [GeneratedRegex(@"(?<=^|\s)#(?<value>\p{L}[\p{L}-]{0,29})", RegexOptions.None, 1000)]
    private static partial Regex CategorySign();
}
