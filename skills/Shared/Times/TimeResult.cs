namespace Alfred.Skills.Shared.Times;

/// <summary>What a text says about time. A closed family.</summary>
public abstract record TimeResult
{
    private TimeResult() { }

    /// <summary>A point in time.</summary>
    /// <param name="At">The start of what is named, on the clock of whoever speaks; it exists in that zone.</param>
    /// <param name="Grain">How exactly it is named.</param>
    public sealed record Point(LocalDateTime At, TimeGrain Grain) : TimeResult
    {
        /// <summary>
        /// The other half of the day, where an hour of another day than today was said without one: "tomorrow at 5", or "at 5" when both of
        /// today's are over; of the end of a day the end of its work, while it is ahead. Null when only one time can be meant.
        /// </summary>
        public LocalDateTime? Other { get; init; }
    }

    /// <summary>Several points with equal right: 3/4 in English.</summary>
    /// <param name="Question">What to ask, with all readings named.</param>
    /// <param name="Readings">Two or more that differ.</param>
    public sealed record Ambiguous(string Question, ImmutableArray<Point> Readings) : TimeResult
    {
        /// <summary>
        /// True when a weekday and a date were said that do not go together: "Friday 3 May" where that is a Sunday. Which days these are
        /// depends on the moment at which it was said.
        /// </summary>
        public bool IsContradiction { get; init; }
    }

    /// <summary>The text as a whole names no time.</summary>
    public sealed record NotATime : TimeResult
    {
        /// <summary>The only one.</summary>
        public static readonly NotATime Instance = new();
    }
}
