namespace Alfred.Conversations;

/// <summary>What a conversation waits for an answer to. Only one question is open at a time: the last one.</summary>
/// <param name="Offer">Answers that were offered to pick from; null when none were.</param>
/// <param name="Form">A form that is being filled in, one field after the other; null when none is.</param>
public sealed record OpenQuestion(Offer? Offer, OpenForm? Form)
{
    /// <summary>The inbox row whose answer asks it; null where that is not known.</summary>
    public long? AskedBy { get; init; }
}

/// <summary>Answers that were offered.</summary>
/// <param name="Options">The answers in the order shown: number n means the n-th.</param>
/// <param name="TakesSeveral">True for a list to work off (see <see cref="Choices.TakesSeveral"/>).</param>
/// <param name="At">When the message came that was answered with them.</param>
/// <param name="By">The member who was asked: what others write is no answer. Null for a list to work off, from which any member of the
/// conversation picks, with their own rights.</param>
public sealed record Offer(ImmutableArray<Choice> Options, bool TakesSeveral, DateTimeOffset At, string? By = null);

/// <summary>A form on its way through a conversation that has no modals.</summary>
/// <param name="Form">The form as it was asked for.</param>
/// <param name="Answers">What was answered so far. The first field without an answer is asked for.</param>
/// <param name="By">The member who fills it in: what others write is no answer.</param>
/// <param name="At">When it last moved on.</param>
public sealed record OpenForm(Form Form, ImmutableArray<FieldAnswer> Answers, string By, DateTimeOffset At);

/// <summary>The answer to one field.</summary>
/// <param name="Name">The field.</param>
/// <param name="Canonical">As the parameter's reader understood it; null for a field that was left out.</param>
public sealed record FieldAnswer(string Name, string? Canonical);
