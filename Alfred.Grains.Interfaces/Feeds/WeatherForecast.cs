namespace Alfred.Feeds;

/// <summary>What is in the sky, the worse the later.</summary>
public enum Sky
{
    /// <summary>Sun.</summary>
    Clear,

    /// <summary>Clouds, no rain.</summary>
    Cloudy,

    /// <summary>Fog.</summary>
    Fog,

    /// <summary>Rain, or drizzle.</summary>
    Rain,

    /// <summary>Snow.</summary>
    Snow,

    /// <summary>Thunderstorms.</summary>
    Thunder,
}

/// <summary>The parts of a day in which people are up.</summary>
[Flags]
public enum DayParts
{
    /// <summary>Unknown.</summary>
    None = 0,

    /// <summary>6:00 to 12:00.</summary>
    Morning = 1,

    /// <summary>12:00 to 18:00.</summary>
    Afternoon = 2,

    /// <summary>18:00 to 24:00.</summary>
    Evening = 4,

    /// <summary>All of them.</summary>
    Day = 7,
}

/// <summary>The weather of one day at one place.</summary>
/// <param name="Lowest">The lowest temperature in °C, rounded.</param>
/// <param name="Highest">The highest.</param>
/// <param name="Sky">The worst that is expected between 6:00 and 24:00.</param>
/// <param name="When">In which parts of the day; none when the service does not say.</param>
[GenerateSerializer, Immutable, Alias("alfred.weather-forecast")]
public sealed record WeatherForecast(
    [property: Id(0)] int Lowest, [property: Id(1)] int Highest, [property: Id(2)] Sky Sky, [property: Id(3)] DayParts When);
