using System.Collections.Frozen;

namespace Alfred.Skills.Shared.Times;

/// <summary>
/// What the keys of a <c>[times]</c> section mean. The part before the first dot is the symbol that the pattern is one way to say; the
/// rest is a value (<c>weekday.1</c>, <c>holiday.12-25</c>, <c>part.18-24</c>), <c>is</c> (the value of its one slot), or an operation of
/// <see cref="DateMeanings"/>, <see cref="ClockMeanings"/> and <see cref="RepeatMeanings"/>.
/// </summary>
internal static class TimeMeanings
{
    private static readonly FrozenDictionary<string, TimeMeaning> Operations =
        DateMeanings.All.Concat(ClockMeanings.All).Concat(RepeatMeanings.All).ToFrozenDictionary(StringComparer.Ordinal);

    // The symbols and the types of their values.
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["number"] = typeof(int), ["digits"] = typeof(int), ["hour"] = typeof(int), ["minute"] = typeof(int), ["minutes"] = typeof(int),
        ["spoken"] = typeof(int), ["year"] = typeof(int),
        ["one"] = typeof(int), ["dom"] = typeof(int), ["hh"] = typeof(int), ["early"] = typeof(int), ["mm"] = typeof(int),
        ["hhmm"] = typeof(int), ["hmm"] = typeof(int), ["d"] = typeof(int), ["yyyy"] = typeof(int), ["yy"] = typeof(int),
        ["month"] = typeof(int), ["ord"] = typeof(int), ["count"] = typeof(decimal),
        ["weekday"] = typeof(IsoDayOfWeek), ["weekdays"] = typeof(WeekdaySet), ["unit"] = typeof(TimeUnit),
        ["span"] = typeof(Lapse), ["lapse"] = typeof(Lapse), ["shift"] = typeof(Shift),
        ["every"] = typeof(DateRule), ["date"] = typeof(DateValue), ["rest"] = typeof(DateValue.Span), ["holiday"] = typeof(HolidayDate),
        ["part"] = typeof(DayPart), ["half"] = typeof(DayPart), ["zone"] = typeof(ZoneValue),
        ["noon"] = typeof(ClockValue), ["full"] = typeof(ClockValue), ["bare"] = typeof(ClockValue), ["brief"] = typeof(ClockValue),
        ["time"] = typeof(ClockValue), ["clock"] = typeof(ClockValue), ["loose"] = typeof(ClockValue), ["repeat"] = typeof(RepeatValue),
        ["start"] = typeof(StartValue), ["and"] = typeof(string), ["skip"] = typeof(string),
        ["never"] = typeof(string),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The type of a symbol's values; null for what is no symbol.</summary>
    public static Type? TypeOf(string symbol) => Types.GetValueOrDefault(symbol);

    /// <summary>What a key means; null for nothing.</summary>
    public static TimeMeaning? Find(string symbol, string meaning)
    {
        if (TypeOf(symbol) is not { } type)
            return null;
        if (Operations.TryGetValue(meaning.Length == 0 ? symbol : $"{symbol}.{meaning}", out var operation))
            return operation;
        if (meaning == "is")
            return new([type], static (_, slots) => slots[0]);
        return ValueOf(symbol, meaning) is { } value ? new([], (_, _) => value) : null;
    }

    private static object? ValueOf(string symbol, string meaning) => symbol switch
    {
        "weekday" when Int(meaning) is >= 1 and <= 7 and var number => (IsoDayOfWeek)number,
        "month" when Int(meaning) is >= 1 and <= 12 and var number => number,
        "number" or "ord" or "hour" or "year" when Int(meaning) is { } number => number,
        "count" when decimal.TryParse(meaning, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) => count,
        "unit" when Enum.TryParse<TimeUnit>(meaning, ignoreCase: true, out var unit) && !char.IsAsciiDigit(meaning[0]) => unit,
        "holiday" => HolidayDate.Parse(meaning),
        "part" => Part(meaning),
        "noon" when Int(meaning) is (12 or 24) and var hour => new ClockValue(hour * 3600, IsTwelve: false, TimeGrain.Hour),
        "date" when meaning.StartsWith("day", StringComparison.Ordinal) && Int(meaning[3..]) is { } days => new DateValue.Relative(days),
        "repeat" when meaning.StartsWith("weekly-", StringComparison.Ordinal) && Int(meaning[7..]) is >= 1 and <= 7 and var day =>
            new RepeatValue(new RecurrenceRule.Weekly(WeekdaySets.Of((IsoDayOfWeek)day)), 1),
        "zone" when Int(meaning) is { } hours and >= -12 and <= 14 => new ZoneValue(Offset.FromHours(hours)),
        _ => null,
    };

    // "18-24", "0-12/8" for one that starts at eight when no time is named, "18-24@0" for today's.
    private static DayPart? Part(string meaning)
    {
        if (meaning.Split('@') is [var any, var day])
            return Part(any) is { } of && Int(day) is { } number ? of with { Day = number } : null;
        var (hours, start) = meaning.Split('/') is [var before, var behind] ? (before, Int(behind)) : (meaning, null);
        return hours.Split('-') is [var from, var to] && Int(from) is { } first && Int(to) is { } last
            ? new(first, last, start ?? first) : null;
    }

    private static int? Int(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
