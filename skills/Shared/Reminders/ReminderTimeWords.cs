using Alfred.Skills.Shared.Times;

namespace Alfred.Skills.Shared.Reminders;

/// <summary>
/// The words of a language around the time of a reminder: <c>[reminder-times]</c> of its files. By them a time that was found is known to
/// be all that was said of it, or a part of the text.
/// </summary>
/// <param name="Again">What begins something that comes again: "every".</param>
/// <param name="More">What goes on with a time that was taken off the text: "and at 7", "until Friday".</param>
/// <param name="Rather">What takes a time back: "no", "make that", "sorry".</param>
/// <param name="Except">What leaves something out of what comes again: "except holidays".</param>
/// <param name="During">What ends or begins what comes again: "for a week".</param>
/// <param name="Long">What makes a lapse before it a duration: "eine Woche lang".</param>
/// <param name="Whose">What binds a time to the noun before it: "the mail from Monday".</param>
/// <param name="For">What binds a day to what is done before it: "tickets for 5 December".</param>
/// <param name="Until">What begins a limit, which is no moment: "before 5".</param>
/// <param name="Is">What makes a time behind it that of something else: "the meeting is at 10".</param>
/// <param name="Count">What can be an hour or begin a clause, and what stands in such a clause: "om 2 broden te kopen".</param>
/// <param name="Relative">A day beside another one that the text names: "the day before".</param>
/// <param name="Elsewhere">What names the clock of another place, * its name: "London time".</param>
internal sealed record ReminderTimeWords(
    ImmutableArray<string> Again, ImmutableArray<string> More, ImmutableArray<string> Rather, ImmutableArray<string> Except,
    ImmutableArray<string> During, ImmutableArray<string> Long, ImmutableArray<string> Whose, ImmutableArray<string> For,
    ImmutableArray<string> Until, ImmutableArray<string> Is, ImmutableArray<string> Count, ImmutableArray<string> Relative,
    ImmutableArray<string> Elsewhere)
{
    private const int MaxLapseWords = 5;

    /// <summary>Reads them.</summary>
    public static ReminderTimeWords Of(Language language)
    {
        return new(
            Words("again"), Words("more"), Words("rather"), Words("except"), Words("during"), Words("long"), Words("whose"), Words("for"),
            Words("until"), Words("is"), [.. language.Values("reminder-times", "count")], Words("relative"),
            Words("elsewhere"));

        ImmutableArray<string> Words(string key) =>
            [.. language.Values("reminder-times", key).OrderByDescending(static word => word.Length)];
    }

    /// <summary>
    /// True for a text from which a part of its time was taken: "take the bins out every third" of "… every third full moon at 8". The
    /// rest of that time is not what was meant.
    /// </summary>
    public bool IsCut(string text) => Again.Any(word =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text.Length == word.Length || text[^(word.Length + 1)] == ' '));

    /// <summary>True for a text that begins with whom to leave out: "except Bob about the party".</summary>
    public bool LeavesOut(string text) => WordsAtEnds.Behind(Except, text) is not null;

    /// <summary>True for a time at an end of a text that is a part of the text, and not when to be reminded.</summary>
    /// <param name="found">The time, and where it stands.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="now">When and where it is said.</param>
    public bool IsOfText(TimeAtEnd found, Language language, ZonedDateTime now)
    {
        var time = found.Time;
        // "En fin de" of "en fin de mois".
        if (Whose.Contains(time[(time.LastIndexOf(' ') + 1)..], StringComparer.OrdinalIgnoreCase))
            return true;
        // "Read 1984".
        if (time.All(char.IsAsciiDigit))
            return true;
        // Where one word is "before" and "for", it is the one of an hour and the other of a day.
        if (WordsAtEnds.Behind(Until, time) is { } end
            && (WordsAtEnds.Behind(For, time) is null || TimeSplit.NamesClock(end, language, now)))
            return true;
        if (!found.IsTail)
            return IsCount(time, found.Text);
        if (WordsAtEnds.Before(Is, found.Text) is not null
            || TimeText.Read(time, language, now) is TimeResult.Point { Grain: TimeGrain.Year })
            return true;
        // "Open until 5".
        if (WordsAtEnds.Before(More, found.Text) is { } open && TimeSplit.Ends(open, language, now) is null)
            return true;
        if (WordsAtEnds.Behind(Whose, time) is { } whose)
            return TimeSplit.IsTime(whose, language, now) && !IsPartOfDay(whose, language, now);
        return WordsAtEnds.Behind(For, time) is { } day && !TimeText.IsNearDay(day, language)
            && (TimeText.Read(day, language, now) is TimeResult.Point { Grain: >= TimeGrain.Day } or TimeResult.Ambiguous
                || IsPartOfDay(day, language, now));
    }

    /// <summary>
    /// The rest of a time of which only a part was read: "and at 7 to take pills", "until Friday to study", "on 31" of "on 31 feb", "no,
    /// make that 6". Null when the text that is left says what to be reminded of.
    /// </summary>
    /// <param name="split">The text without the time, and the time.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="now">When and where it is said.</param>
    public string? TimeLeft(TimedText split, Language language, ZonedDateTime now)
    {
        var text = split.Text;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (text.Any(char.IsDigit) && Array.TrueForAll(words, word => TimeText.MayHave(word, language)))
            return text;
        var rather = WordsAtEnds.BehindAll(Rather, text);
        var more = WordsAtEnds.BehindAll(Rather, WordsAtEnds.Behind(More, rather) ?? rather);
        foreach (var rest in rather.Length < text.Length ? (string[])[rather, more] : [more])
        {
            if (rest.Length < text.Length && NumberAt(rest, split.Time!, language, now) is { } number)
                return number;
            // "The Monday meeting" may follow on "tomorrow", but "February" behind "the 31st" belongs to it.
            if ((rest.Length < text.Length || split.Time!.TrimEnd('.') is [.., >= '0' and <= '9'])
                && TimeSplit.Begins(rest, language, now) is { } next)
                return next;
            // "And again in 10 to check".
            if (rest.Length < text.Length && rest.Split(' ') is [var into, var lapse, ..] && lapse.All(char.IsAsciiDigit)
                && into.Equals(language.Value("periods", "in"), StringComparison.OrdinalIgnoreCase))
                return $"{into} {lapse}";
        }

        // "Thursday morning bins, Friday morning recycling".
        if (text.Split(", ").Skip(1).Select(part => TimeSplit.Begins(part, language, now) is { } time && time.Length < part.Length
            ? time : null).FirstOrDefault(static time => time is not null) is { } second)
            return second;
        if ((TimeBeforeJoin(text, language, now) ?? TimeBehindJoin(text, language, now)) is { } joined)
            return joined;
        // "At 9 pm tomorrow morning": what is left is a time as well.
        if (TimeSplit.NamesClock(split.Time!, language, now) && TimeSplit.IsTime(text, language, now))
            return text;
        // "Every day from tomorrow" and "at 8", which could not be read as one.
        if (TimeSplit.Begins(text, language, now) is { } clock && TimeSplit.NamesClock(clock, language, now)
            && !TimeSplit.NamesClock(split.Time!, language, now))
            return clock;
        var before = WordsAtEnds.BeforeAll([.. Rather, .. More], text);
        if (before.Length < text.Length && TimeSplit.Ends(before, language, now) is { } first)
            return first;
        // "Every day until Friday", "until Friday every day at 9", but "tomorrow daily planning".
        return TimeSplit.Ends(text, language, now) is { } last && IsRecurrence(last, language, now) ? last
            : TimeSplit.Begins(text, language, now) is { } again && again.Contains(' ', StringComparison.Ordinal)
                && IsRecurrence(again, language, now) && !IsRecurrence(split.Time!, language, now) ? again
            : PlaceAt(text, split.Time!, language, now);
    }

    // "Call mum at 5 and dad", whose time stands behind it.
    private static string? TimeBeforeJoin(string text, Language language, ZonedDateTime now)
    {
        foreach (var join in language.Values("items.words", "and"))
        {
            var at = text.IndexOf($" {join} ", StringComparison.OrdinalIgnoreCase);
            if (at > 0 && TimeSplit.Ends(text[..at], language, now) is { } time && time.Length < at && time.Any(char.IsLetter)
                && TimeSplit.NamesClock(time, language, now))
                return time;
        }

        return null;
    }

    // "Tonight to put it in the fridge and tomorrow to take it out".
    private static string? TimeBehindJoin(string text, Language language, ZonedDateTime now)
    {
        foreach (var join in language.Values("items.words", "and"))
        {
            var at = text.IndexOf($" {join} ", StringComparison.OrdinalIgnoreCase);
            if (at > 0 && text[(at + join.Length + 2)..] is var behind && TimeSplit.Begins(behind, language, now) is { } time
                && time.Length < behind.Length && time.Any(char.IsLetter)
                && (TimeText.IsNearDay(time, language) || TimeSplit.NamesClock(time, language, now)))
                return time;
        }

        return null;
    }

    /// <summary>
    /// A day beside another one that only the text knows: "the day before", but not "the day before yesterday". Null for none.
    /// </summary>
    public string? RelativeDay(string text, Language language, ZonedDateTime now)
    {
        foreach (var day in Relative)
        {
            var at = CultureInfo.InvariantCulture.CompareInfo.IndexOf(
                $" {text} ", $" {day} ", CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);
            if (at >= 0 && TimeText.Read($"{day} {text[Math.Min(at + day.Length, text.Length)..].TrimStart().Split(' ')[0]}", language, now)
                is TimeResult.NotATime)
                return day;
        }

        return null;
    }

    /// <summary>What says when something that comes again does not, or ends: "except holidays", "for a week"; null for nothing.</summary>
    /// <param name="split">The text without the time, and the time.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="now">When and where it is said.</param>
    public string? Limit(TimedText split, Language language, ZonedDateTime now)
    {
        if (!IsRecurrence(split.Time!, language, now))
            return null;
        var text = split.Text.TrimStart(WordsAtEnds.Marks);
        // "7 every day except", whose weekends were read as the time.
        if (WordsAtEnds.Behind(Except, text) is not null || WordsAtEnds.Before(Except, text) is not null)
            return text;
        var rest = WordsAtEnds.Behind(During, text);
        if (rest is not null && TimeSplit.Begins(rest, language, now) is not null)
            return text;
        // "For 10 minutes" is how long something takes.
        var words = (rest ?? text).Split(' ');
        return Enumerable.Range(1, Math.Min(MaxLapseWords, words.Length)).Any(count =>
            LapseText.After(string.Join(' ', words[..count]), language, now) is { } end
            && end.ToInstant() - now.ToInstant() >= Duration.FromHours(23)
            && (rest is not null || (count < words.Length && Long.Contains(words[count], StringComparer.OrdinalIgnoreCase)))) ? text : null;
    }

    private static bool IsRecurrence(string time, Language language, ZonedDateTime now) =>
        RecurrenceText.Read(time, language, now) is RecurrenceResult.Recurring;

    // "De noche" is when to be reminded.
    private static bool IsPartOfDay(string time, Language language, ZonedDateTime now) =>
        TimeText.Read(time, language, now) is TimeResult.Point { Grain: TimeGrain.Hour } && !TimeSplit.NamesClock(time, language, now)
            && !TimeText.IsNearDay(time, language);

    // "Herinner me om 2 broden te kopen" has no hour, "om 2 uur" and "om 2 om brood te kopen" have one.
    private bool IsCount(string time, string text) => Count is [var begins, var inside]
        && time.Split(' ') is [var word, var number] && (number.All(char.IsAsciiDigit) || number.All(char.IsLetter))
        && word.Equals(begins, StringComparison.OrdinalIgnoreCase) && $"{text} ".Contains($" {inside} ", StringComparison.OrdinalIgnoreCase)
        && !$" {text} ".Contains($" {begins} ", StringComparison.OrdinalIgnoreCase);

    // "At 5 or 6 to call"; "at five, no, six" when it is an hour that is taken back.
    private static string? NumberAt(string text, string time, Language language, ZonedDateTime now)
    {
        var word = text.Split(' ')[0].TrimEnd(WordsAtEnds.Marks);
        return word.Length > 0 && (word.All(char.IsAsciiDigit)
            || (ClockTime.Find(word, language) is { Hour: not 1 } && TimeSplit.NamesClock(time, language, now))) ? word : null;
    }

    // "At 10 London time": names begin with a capital.
    private string? PlaceAt(string text, string time, Language language, ZonedDateTime now)
    {
        if (!TimeSplit.NamesClock(time, language, now))
            return null;
        // "Hora" may have been read as of the time.
        foreach (var taken in (int[])[0, 1, 2])
        {
            string[] words = [.. time.Split(' ').TakeLast(taken), .. text.Split(' ')];
            foreach (var pattern in Elsewhere.Select(static pattern => pattern.Split(' ')))
            {
                if (pattern.Length <= words.Length && pattern.Zip(words).All(pair => pair.First == "*"
                    ? pair.Second is [var first, ..] && (char.IsUpper(first) || Members.CityZones.Find(pair.Second, language) is not null)
                    : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase)))
                    return string.Join(' ', words[..pattern.Length]);
            }
        }

        return null;
    }
}
