namespace Alfred.Interpretation;

/// <summary>What became of the values of a phrase that fits.</summary>
/// <param name="Arguments">The values; null when one cannot be read.</param>
/// <param name="Failure">Why not.</param>
/// <param name="Refused">Where in the message that value stands.</param>
internal readonly record struct PhraseResult(Arguments? Arguments, ParseResult? Failure, Range Refused);
