namespace Alfred.Skills;

/// <summary>
/// A <see cref="Skill"/> that keeps times of day for people, which move with them: after "I'm in Lisbon" the briefing at 7 comes at 7 in
/// Lisbon. Every such skill of the instance is asked when somebody changes their zone, and again when days elsewhere are over.
/// </summary>
public interface IZoneFollower
{
    /// <summary>Moves what the speaker expects at a time of day of their own. By command id, as any change.</summary>
    /// <param name="context">The command. Its member and its time may still be of the zone before.</param>
    /// <param name="zone">Where the speaker is from now on.</param>
    /// <returns>The schedule changes, and a line that says what moved, if anything did.</returns>
    Task<Outcome> MoveToZoneAsync(ActionContext context, DateTimeZone zone);
}
