namespace Alfred.Conversations;

/// <summary>What a moment is on a member's clock.</summary>
internal static class Clocks
{
    /// <summary>
    /// The moment in the member's zone, or the instance's when the member set none (or one that this time zone database does not know).
    /// </summary>
    public static ZonedDateTime In(DateTimeOffset moment, Member member, Instance instance)
    {
        var zone = member.Zone is { } own ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(own) : null;
        return Instant.FromDateTimeOffset(moment).InZone(zone ?? instance.Zone);
    }
}
