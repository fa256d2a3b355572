using static Alfred.Skills.Shared.Times.TimeMeaning;

namespace Alfred.Skills.Shared.Times;

/// <summary>The meanings of patterns that speak of times of day and of lapses.</summary>
internal static class ClockMeanings
{
    private const int Minute = 60;
    private const int HalfDay = 12 * 3600;

    public static readonly IReadOnlyDictionary<string, TimeMeaning> All = new Dictionary<string, TimeMeaning>(StringComparer.Ordinal)
    {
        ["skip"] = Of(static _ => ""),
        ["ord.number"] = Of<int>(static (_, number) => number is >= 1 and <= 53 ? number : null),
        ["count.number"] = Of<int>(static (_, number) => (decimal)number),
        ["count.and-half"] = Of<int>(static (_, number) => number + 0.5m),
        ["span.of"] = Of<decimal, TimeUnit>(static (_, count, unit) => Lapse.Of(count, unit)),
        ["span.half-more"] = Of<decimal, TimeUnit>(static (_, count, unit) => Lapse.Of(count + 0.5m, unit)),
        ["span.quarter-more"] = Of<decimal, TimeUnit>(static (_, count, unit) => Lapse.Of(count + 0.25m, unit)),
        ["span.half"] = Of<TimeUnit>(static (_, unit) => Lapse.Of(0.5m, unit)),
        ["span.quarter"] = Of<TimeUnit>(static (_, unit) => Lapse.Of(0.25m, unit)),
        ["span.three-quarters"] = Of<TimeUnit>(static (_, unit) => Lapse.Of(0.75m, unit)),
        ["span.quarter-hour"] = Of(static _ => Lapse.Of(15, TimeUnit.Minute)),
        ["span.three-quarter-hour"] = Of(static _ => Lapse.Of(45, TimeUnit.Minute)),
        ["span.eight-days"] = Of(static _ => Lapse.Of(1, TimeUnit.Week)),
        ["span.fortnight"] = Of(static _ => Lapse.Of(2, TimeUnit.Week)),
        ["lapse.both"] = Of<Lapse, Lapse>(static (_, one, other) => one.And(other)),
        ["lapse.three"] = Of<Lapse, Lapse, Lapse>(static (_, one, other, last) => one.And(other).And(last)),
        ["shift.now"] = Of(static _ => new Shift(null, 1)),
        ["shift.in"] = Of<Lapse>(static (_, lapse) => new Shift(lapse, 1)),
        ["shift.ago"] = Of<Lapse>(static (_, lapse) => new Shift(lapse, -1)),

        ["part.this"] = Of<DayPart>(static (_, part) => part with { Day = 0 }),
        ["half.am"] = Of(static _ => new DayPart(0, 12, 0, IsHalf: true)),
        ["half.pm"] = Of(static _ => new DayPart(12, 24, 12, IsHalf: true)),

        ["never.hour"] = Of<int>(static (_, hour) => hour > 24 ? "" : null),
        ["never.time"] = Of<int, int>(static (_, hour, minute) => 
            hour > 24 || minute > 59 || (hour == 24 && minute > 0) ? "" : null),

        // An hour by its number; 24 behind the name: of twenty-four, so that 8 is never the evening.
        ["full.hour"] = Of<int>(static (_, hour) => Clock(hour, 0, TimeGrain.Hour)),
        ["full.hour24"] = Of<int>(static (_, hour) => Clock24(hour, 0, TimeGrain.Hour)),
        ["full.half"] = Of<int, DayPart>(static (_, hour, half) => Clock(hour, 0, TimeGrain.Hour) is { } clock ? Half(clock, half) : null),
        ["bare.hour"] = Of<int>(static (_, hour) => Clock(hour, 0, TimeGrain.Hour)),
        ["bare.hour24"] = Of<int>(static (_, hour) => Clock24(hour, 0, TimeGrain.Hour)),
        ["bare.time"] = Of<int, int>(static (_, hour, minute) => Clock(hour, minute, TimeGrain.Minute)),
        ["bare.joined"] = Of<int>(static (_, digits) => Clock(digits / 100, digits % 100, TimeGrain.Minute)),
        ["brief.joined"] = Of<int>(static (_, digits) => Clock(digits / 100, digits % 100, TimeGrain.Minute)),
        ["time.hour"] = Of<int>(static (_, hour) => Clock(hour, 0, TimeGrain.Hour)),
        ["time.hour24"] = Of<int>(static (_, hour) => Clock24(hour, 0, TimeGrain.Hour)),
        ["time.time"] = Of<int, int>(static (_, hour, minute) => Clock(hour, minute, TimeGrain.Minute)),
        ["time.spoken"] = Of<int, int>(static (_, hour, minute) => minute > 9 ? Clock(hour, minute, TimeGrain.Minute) : null),
        ["time.spoken-zero"] = Of<int, int>(static (_, hour, minute) =>
            minute is > 0 and < 10 ? Clock(hour, minute, TimeGrain.Minute) : null),
        ["time.time24"] = Of<int, int>(static (_, hour, minute) => Clock24(hour, minute, TimeGrain.Minute)),
        ["time.seconds"] = Of<int, int, int>(static (_, hour, minute, second) =>
            Clock24(hour, minute, TimeGrain.Second) is { } clock ? clock with { Seconds = clock.Seconds + second } : null),

        // Minutes from a full hour: past, to, and from the half before it, as in "half acht", "fünf vor halb acht".
        ["time.past"] = Of<int, ClockValue>(static (_, minutes, full) => Around(full, minutes * Minute)),
        ["time.past-after"] = Of<ClockValue, int>(static (_, full, minutes) => Around(full, minutes * Minute)),
        ["time.to"] = Of<int, ClockValue>(static (_, minutes, full) => Around(full, -minutes * Minute)),
        ["time.to-after"] = Of<ClockValue, int>(static (_, full, minutes) => Around(full, -minutes * Minute)),
        ["time.quarter-past"] = Of<ClockValue>(static (_, full) => Around(full, 15 * Minute)),
        ["time.half-past"] = Of<ClockValue>(static (_, full) => Around(full, 30 * Minute)),
        ["time.three-quarters-past"] = Of<ClockValue>(static (_, full) => Around(full, 45 * Minute)),
        ["time.quarter-to"] = Of<ClockValue>(static (_, full) => Around(full, -15 * Minute)),
        ["time.half-to"] = Of<ClockValue>(static (_, full) => Around(full, -30 * Minute)),
        ["time.quarter-toward"] = Of<ClockValue>(static (_, full) => Around(full, -45 * Minute)),
        ["time.before-half-to"] = Of<int, ClockValue>(static (_, minutes, full) => Around(full, (-30 - minutes) * Minute)),
        ["time.after-half-to"] = Of<int, ClockValue>(static (_, minutes, full) => Around(full, (-30 + minutes) * Minute)),

        // 20.10 is also a day.
        ["clock.dotted"] = Of<int, int>(static (_, hour, minute) =>
            Clock(hour, minute, TimeGrain.Minute) is { } clock ? clock with { IsDoubtful = true } : null),
        ["clock.half"] = Of<ClockValue, DayPart>(static (_, time, half) => Half(time, half)),
        ["clock.day-end"] = Of(static _ => new ClockValue((2 * HalfDay) - 1, IsTwelve: false, TimeGrain.Second) { IsDayEnd = true }),
        ["clock.exact"] = Of<ClockValue>(static (_, time) => time with { IsTwelve = false }),
        ["loose.bare"] = Of<ClockValue>(static (_, time) => time with { IsLoose = true }),
    };

    private static ClockValue? Clock(int hour, int minute, TimeGrain grain) => hour > 24 || minute > 59 || (hour == 24 && minute > 0)
        ? null : new((hour * 3600) + (minute * Minute), hour is >= 1 and <= 11, grain);

    private static ClockValue? Clock24(int hour, int minute, TimeGrain grain) =>
        Clock(hour, minute, grain) is { } clock ? clock with { IsTwelve = false } : null;

    private static ClockValue? Half(ClockValue time, DayPart half) =>
        time.In(half) is { } seconds ? time with { Seconds = seconds, IsTwelve = false } : null;

    private static ClockValue Around(ClockValue full, int seconds)
    {
        var moved = full.Seconds + seconds;
        return full with { Seconds = moved < 0 ? moved + HalfDay : moved, Grain = TimeGrain.Minute };
    }
}
