namespace Alfred.Skills.Shared.Times;
internal sealed record WeekdaySet;
internal sealed record RepeatValue;
internal static class RepeatMeanings
{
    public static readonly IReadOnlyDictionary<string, TimeMeaning> All = new Dictionary<string, TimeMeaning>(StringComparer.Ordinal);
}
