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
        var words = ExpenseWords.Of(language);
        var client = Take(ClientSign()) ?? TakeBehind(words.Client, @"\s+(?<value>\S.*)$");
        var category = Take(CategorySign()) ?? TakeBehind(words.Category, @"\s+(?<value>\p{L}[\p{L} -]{0,29})$");
        var rate = TakeBehind(words.Rate, @"\s+(?<value>\d{1,9}(?:[.,]\d{1,9})?)(?=\s|$)");
        rest = string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimEnd(',', ';');
        if (rest is ['"', .. { Length: > 0 } quoted, '"'] && !quoted.Contains('"', StringComparison.Ordinal))
            rest = quoted.Trim();
        return new(
            rest.Length == 0 ? null : rest, client is { Length: <= MaxClientLength } ? client.Trim() : null, category,
            rate is null ? null : decimal.Parse(rate.Replace(',', '.'), CultureInfo.InvariantCulture), tail.ToImmutable());

        string? Take(Regex pattern) => pattern.Match(rest) is { Success: true } match ? Out(match) : null;

        string? TakeBehind(ImmutableArray<string> starts, string end)
        {
            if (starts.IsEmpty || rest.Length == 0)
                return null;
            var any = string.Join('|', starts.Select(Regex.Escape));
            return Take(new($@"(?<=^|\s)(?:{any}){end}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MaxTime));
        }

        string Out(Match match)
        {
            tail.Add(match.Value.Trim());
            rest = rest.Remove(match.Index, match.Length);
            return match.Groups["value"].Value;
        }
    }

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(1);

    [GeneratedRegex(@"(?<=^|\s)@(?<value>[\p{L}\p{N}][\p{L}\p{N}._&-]{0,59})", RegexOptions.None, 1000)]
    private static partial Regex ClientSign();

    [GeneratedRegex(@"(?<=^|\s)#(?<value>\p{L}[\p{L}-]{0,29})", RegexOptions.None, 1000)]
    private static partial Regex CategorySign();
}
