namespace Alfred.Skills.Shared.Times;

/// <summary>A text taken apart into what it says and when.</summary>
/// <param name="Text">What is left without the time, as it was typed.</param>
/// <param name="Time">The time as it was typed, its pieces side by side; null for none.</param>
public sealed record TimedText(string Text, string? Time);

/// <summary>A time at one end of a text.</summary>
/// <param name="Time">The time as it was typed.</param>
/// <param name="Text">The rest of the text.</param>
/// <param name="IsTail">True for one at the end.</param>
public sealed record TimeAtEnd(string Time, string Text, bool IsTail);

/// <summary>
/// Finds the time in a text that says something else as well: at its end ("call mum tomorrow at 5"), at its beginning ("tomorrow at 5 to
/// call mum") or at both ("tomorrow to call mum at 5"). What is in the middle, or in quotes, belongs to the text: "the 8 o'clock news".
/// </summary>
public static class TimeSplit
{
    private const int MaxTimeWords = 12;

    private static readonly ZonedDateTime AnyMoment = new LocalDateTime(2023, 9, 28, 12, 0).InUtc();

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="now">When and where it is said.</param>
    /// <param name="lead">The number of words at the beginning that belong to the text whatever they would mean, such as a name's.</param>
    /// <param name="isOfText">True for a time that belongs to the text; null when all are taken off.</param>
    public static TimedText Find(
        string text, Language language, ZonedDateTime now, int lead = 0, Func<TimeAtEnd, bool>? isOfText = null)
    {
        if (Quoted(text) is var (outside, quoted) && IsTime(outside, language, now))
            return new(quoted, outside.Trim());
        var words = Words(text);
        if (words.Length <= lead)
            return new(text, Time: null);
        var (head, tail) = (Head(text, words, lead, language, now), Tail(text, words, lead, language, now));
        if (head > 0 && isOfText?.Invoke(new(
            Part(text, words, lead, lead + head), Part(text, words, lead + head, words.Length), IsTail: false)) == true)
            head = 0;
        if (tail < words.Length && isOfText?.Invoke(new(
            Part(text, words, tail, words.Length), Part(text, words, 0, tail), IsTail: true)) == true)
            tail = words.Length;
        if (head > 0 && !NamesClock(Part(text, words, lead, lead + head), language, now) && tail < words.Length && tail > lead + head
            && Both(text, words, lead, head, tail) is var both && IsTime(both, language, now)
            && TimeText.Read(both, language, now) is not TimeResult.Ambiguous { IsContradiction: true })
            return new(Left(text, words, lead, head, tail), both);
        // A time that is told first goes before a tail that would contradict it: "tomorrow about the meeting on Friday".
        if (head > 0)
            return new(Left(text, words, lead, head, words.Length), Part(text, words, lead, lead + head).TrimEnd(':'));
        return tail < words.Length
            ? new(Left(text, words, lead, 0, tail), Part(text, words, tail, words.Length))
            : new(text, Time: null);
    }

    /// <summary>
    /// A time of day at the end or the beginning of a text that names something: "milk at 5pm", "tonight at six pizza". Whether a text has
    /// one does not depend on the moment.
    /// </summary>
    /// <returns>The text without it, which is empty for nothing but a time, and the time; null for none.</returns>
    public static TimedText? Clock(string text, Language language)
    {
        var words = Words(text);
        var first = words.Length;
        while (first > 0 && words.Length - first < MaxTimeWords && TimeText.MayHave(text[words[first - 1]], language))
            first--;
        for (var at = first; at < words.Length; at++)
        {
            if (IsClock(Part(text, words, at, words.Length), language))
                return new(Part(text, words, 0, at), Part(text, words, at, words.Length));
        }

        var last = words.TakeWhile(word => TimeText.MayHave(text[word], language)).Take(MaxTimeWords).Count();
        for (var to = Math.Min(last, words.Length - 1); to > 0; to--)
        {
            // "Midnight snacks" are a thing.
            if ((to > 1 || text[words[0]].Any(char.IsAsciiDigit)) && IsClock(Part(text, words, 0, to), language))
                return new(Part(text, words, to, words.Length), Part(text, words, 0, to));
        }

        return null;
    }

    /// <summary>The time that a text begins with; null for none.</summary>
    public static string? Begins(string text, Language language, ZonedDateTime now) =>
        Words(text) is var words && Head(text, words, 0, language, now) is > 0 and var head ? Part(text, words, 0, head) : null;

    /// <summary>The time that a text ends with; null for none.</summary>
    public static string? Ends(string text, Language language, ZonedDateTime now) =>
        Words(text) is var words && Tail(text, words, 0, language, now) is var tail && tail < words.Length
            ? Part(text, words, tail, words.Length) : null;

    // "Eggs 12" and "Wasser 1,5" have an amount.
    private static bool IsClock(string time, Language language) => time.Any(char.IsLetter) && IsTime(time, language, AnyMoment)
        && Ways(time, language, AnyMoment).Any(static way => way.Any(static piece => piece is ClockValue));

    /// <summary>True for a text that is a time as a whole: a moment or something that comes again.</summary>
    public static bool IsTime(string text, Language language, ZonedDateTime now) => !string.IsNullOrWhiteSpace(text)
        && (RecurrenceText.Read(text, language, now) is RecurrenceResult.Recurring
            || TimeText.Read(text, language, now) is not TimeResult.NotATime);

    /// <summary>True for a time that says the time of day: "at 5", "in 20 minutes", "every day at 8"; false for "tonight".</summary>
    public static bool NamesClock(string text, Language language, ZonedDateTime now) => Ways(text, language, now)
        .Any(static way => way.Any(static piece => piece is ClockValue or Shift { Lapse: null or { IsDays: false } }));

    private static IEnumerable<ImmutableArray<object>> Ways(string text, Language language, ZonedDateTime now)
    {
        var matcher = language.Get(TimeWords.Read).Matcher(TimeToken.Split(text), now);
        return TimeSentence.Ways(matcher, 0, TimeSentence.Pieces).Concat(TimeSentence.Ways(matcher, 0, TimeSentence.RepeatPieces));
    }

    // The most words at the beginning that name a time; a last one that says nothing of it belongs to the text.
    private static int Head(string text, ImmutableArray<Range> words, int lead, Language language, ZonedDateTime now)
    {
        var found = 0;
        for (var count = 1; count <= MaxTimeWords && lead + count <= words.Length; count++)
        {
            var part = Part(text, words, lead, lead + count).TrimEnd(':');
            if (IsTime(part, language, now) && Ways(part, language, now).Any(static way => way[^1] is not string)
                && !(lead + count < words.Length && TimeText.IsCount(part, text[words[lead + count]], language)
                    && (NamesClock(Part(text, words, lead, lead + count - 1), language, now) || !IsHour(part, language, now))))
                found = count;
            // "On 14/12 at 10: school play": nothing behind the colon says when.
            if (text[words[lead + count - 1].End.Value - 1] == ':' && found == count)
                break;
        }

        return found;
    }

    // The number is that of an hour in "at 8 week report", but counts in "every day for 10 minutes" and "om 8 uur een week lang".
    private static bool IsHour(string time, Language language, ZonedDateTime now) =>
        Ways(time, language, now) is var ways && ways.First().Any(static piece => piece is ClockValue { IsLoose: false });

    // Where the most words at the end begin that name a time.
    private static int Tail(string text, ImmutableArray<Range> words, int lead, Language language, ZonedDateTime now)
    {
        var found = words.Length;
        for (var at = words.Length - 1; at >= lead && at >= words.Length - MaxTimeWords; at--)
        {
            if (IsTime(Part(text, words, at, words.Length), language, now))
                found = at;
        }

        return found;
    }

    private static string Both(string text, ImmutableArray<Range> words, int lead, int head, int tail) =>
        $"{Part(text, words, lead, lead + head)} {Part(text, words, tail, words.Length)}";

    private static string Left(string text, ImmutableArray<Range> words, int lead, int head, int tail) =>
        string.Join(' ', new[] { Part(text, words, 0, lead), Part(text, words, lead + head, tail) }.Where(part => part.Length > 0));

    private static string Part(string text, ImmutableArray<Range> words, int from, int to) =>
        from >= to ? "" : text[words[from].Start.Value..words[to - 1].End.Value];

    // What stands in one pair of quotes, and what stands around it.
    private static (string Outside, string Quoted)? Quoted(string text)
    {
        var parts = text.Split('"');
        return parts.Length == 3 && parts[1].Length > 0 ? ($"{parts[0]} {parts[2]}", parts[1]) : null;
    }

    private static ImmutableArray<Range> Words(string text)
    {
        var words = ImmutableArray.CreateBuilder<Range>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            if (end > at)
                words.Add(at..end);
            at = end + 1;
        }

        return words.ToImmutable();
    }
}
