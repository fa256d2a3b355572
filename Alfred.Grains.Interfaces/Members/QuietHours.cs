using NodaTime.Extensions;

namespace Alfred.Members;

/// <summary>When a member wants to be told nothing that is not urgent. Ends on the next day when it starts later than it ends.</summary>
/// <param name="From">The first minute that is quiet.</param>
/// <param name="Until">The first minute that is not; differs from <paramref name="From"/>.</param>
[GenerateSerializer, Immutable, Alias("alfred.quiet-hours")]
public sealed record QuietHours([property: Id(0)] TimeOnly From, [property: Id(1)] TimeOnly Until)
{
    /// <summary>The first moment from one on that is not quiet in a zone: itself when it is not.</summary>
    public Instant EndOf(Instant moment, DateTimeZone zone)
    {
        var local = moment.InZone(zone);
        var time = local.TimeOfDay.ToTimeOnly();
        if (!time.IsBetween(From, Until))
            return moment;
        var day = Until <= time ? local.Date.PlusDays(1) : local.Date;
        return zone.AtLeniently(day + Until.ToLocalTime()).ToInstant();
    }
}
