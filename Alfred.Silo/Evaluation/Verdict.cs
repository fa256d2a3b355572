namespace Alfred.Silo.Evaluation;

/// <summary>What came of one conversation.</summary>
/// <param name="Said">What was said.</param>
/// <param name="Language">In which language.</param>
/// <param name="Result">How good that was.</param>
/// <param name="Got">What came of it, for people.</param>
/// <param name="Took">How long it took.</param>
/// <param name="IsOfModel">True when the model was asked.</param>
internal sealed record Verdict(string Said, string Language, VerdictResult Result, string Got, TimeSpan Took, bool IsOfModel);

/// <summary>How good an answer is.</summary>
internal enum VerdictResult
{
    /// <summary>What was meant, and nothing else.</summary>
    Right = 0,

    /// <summary>Something that nobody asked for, or something left out.</summary>
    Wrong = 1,

    /// <summary>A question or an excuse instead of what was meant: nothing wrong was done.</summary>
    Asked = 2,

    /// <summary>No answer at all.</summary>
    Failed = 3,
}
