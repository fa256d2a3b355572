namespace Alfred.Skills.Shared.Members;

/// <summary>The words of a language around days: <c>[periods]</c> of its files. Longer ones first where one begins like another.</summary>
/// <param name="Until">Before the last day: "until".</param>
/// <param name="From">Before the first day, where the last one follows: "from".</param>
/// <param name="To">Between the two: "to".</param>
/// <param name="For">Before a length: "for".</param>
/// <param name="In">What makes a point in time of a length: "in".</param>
/// <param name="Weekend">What Saturday and Sunday together are called.</param>
internal sealed record PeriodWords(
    ImmutableArray<string> Until, ImmutableArray<string> From, ImmutableArray<string> To, ImmutableArray<string> For, string In,
    ImmutableArray<string> Weekend)
{
    /// <summary>Reads them.</summary>
    public static PeriodWords Of(Language language) => new(
        Words(language, "until"), Words(language, "from"), Words(language, "to"), Words(language, "for"),
        language.Value("periods", "in") ?? "in", Words(language, "weekend"));

    private static ImmutableArray<string> Words(Language language, string key) =>
        [.. language.Values("periods", key).OrderByDescending(word => word.Length)];
}
