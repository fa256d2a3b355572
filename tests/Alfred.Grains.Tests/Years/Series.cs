using NodaTime;

namespace Alfred.Tests.Years;

/// <summary>
/// Something that a member asked to be told, and the local days on which it has to come: reckoned here from the calendar and the zone's
/// changes alone, with nothing of the product's.
/// </summary>
/// <param name="Name">Who asked.</param>
/// <param name="Says">What they wrote.</param>
/// <param name="Told">What they are told; what the first line of it begins with.</param>
/// <param name="At">The time of day.</param>
/// <param name="IsDue">The days.</param>
internal sealed record Series(string Name, string Says, string Told, LocalTime At, Func<LocalDate, bool> IsDue)
{
    /// <summary>True for what comes once, which is told however late it is.</summary>
    public bool IsOnce { get; init; }

    /// <summary>The moments between two, the first one excluded.</summary>
    public IEnumerable<Instant> Due(Instant from, Instant to, DateTimeZone zone)
    {
        for (var day = from.InZone(zone).Date.PlusDays(-1); day <= to.InZone(zone).Date.PlusDays(1); day = day.PlusDays(1))
        {
            if (!IsDue(day))
                continue;
            var mapping = zone.MapLocal(day + At);
            // A time that the zone skips is the moment at which it goes on, one that it repeats the first of the two.
            var due = mapping.Count == 0 ? mapping.LateInterval.Start : mapping.First().ToInstant();
            if (due > from && due <= to)
                yield return due;
        }
    }
}
