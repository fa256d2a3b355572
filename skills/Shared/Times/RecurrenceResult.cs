namespace Alfred.Skills.Shared.Times;

/// <summary>What a text says about coming again. A closed family.</summary>
public abstract record RecurrenceResult
{
    private RecurrenceResult() { }

    /// <summary>Something that comes again.</summary>
    /// <param name="Recurrence">From its first occurrence on; its time of day is null when the text names none.</param>
    public sealed record Recurring(Recurrence Recurrence) : RecurrenceResult;

    /// <summary>The text as a whole names no recurrence.</summary>
    public sealed record NotARecurrence : RecurrenceResult
    {
        /// <summary>The only one.</summary>
        public static readonly NotARecurrence Instance = new();
    }
}
