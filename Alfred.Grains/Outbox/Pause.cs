namespace Alfred.Outbox;

/// <summary>A time to wait, measured by the monotonic clock: it must not grow by the hour that the clock on the wall is set back.</summary>
/// <param name="Since">The timestamp from which it counts.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct Pause(long Since, TimeSpan Length)
{
    /// <summary>A pause that begins now.</summary>
    public static Pause Of(TimeSpan length, TimeProvider clock) => new(clock.GetTimestamp(), length);

    /// <summary>How much is left of it; zero or less when it is over.</summary>
    public TimeSpan Left(TimeProvider clock) => Length - clock.GetElapsedTime(Since);
}
