namespace Alfred.Interpretation;

/// <summary>
/// The values that were read while one message is understood: several phrases ask for the same words, and reading a list of items costs
/// more than everything else.
/// </summary>
internal sealed class ReadValues
{
    private readonly List<(Parameter Parameter, Language Language, int Start, int End, ParseResult Result)> _read = [];

    /// <summary>Reads some of a message's words, or finds what came of it before.</summary>
    public ParseResult Read(Parameter parameter, string text, Range place, ReadContext context)
    {
        var (start, end) = (place.Start.Value, place.End.Value);
        foreach (var known in _read)
        {
            if (known.Start == start && known.End == end && ReferenceEquals(known.Parameter, parameter)
                && ReferenceEquals(known.Language, context.Language))
                return known.Result;
        }

        var result = parameter.Read(text[start..end], context);
        _read.Add((parameter, context.Language, start, end, result));
        return result;
    }
}
