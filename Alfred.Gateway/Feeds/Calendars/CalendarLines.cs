namespace Alfred.Gateway.Feeds.Calendars;

/// <summary>
/// The lines of an iCalendar text as RFC 5545 means them: folded ones joined, each split into its name, its parameters and its value. Holds
/// one line at a time.
/// </summary>
internal static class CalendarLines
{
    /// <summary>Longer lines are cut: nothing that matters here is that long but a list of thousands of dates.</summary>
    public const int MaxLineLength = 20_000;

    /// <summary>The lines in order; those that are none are left out.</summary>
    public static IEnumerable<CalendarLine> Of(string text)
    {
        using var reader = new StringReader(text);
        var line = new StringBuilder();
        while (reader.ReadLine() is { } physical)
        {
            if (physical is [' ' or '\t', ..])
            {
                if (line.Length < MaxLineLength)
                    line.Append(physical, 1, Math.Min(physical.Length - 1, MaxLineLength - line.Length));
                continue;
            }

            if (CalendarLine.TryParse(line.ToString()) is { } found)
                yield return found;
            line.Clear().Append(physical, 0, Math.Min(physical.Length, MaxLineLength));
        }

        if (CalendarLine.TryParse(line.ToString()) is { } last)
            yield return last;
    }
}

/// <summary>A line: <c>DTSTART;TZID=Europe/Madrid:20261123T090000</c>.</summary>
/// <param name="Name">The property, in capitals.</param>
/// <param name="Parameters">What stands between it and the value, with its semicolons: <c>;TZID=Europe/Madrid</c>.</param>
/// <param name="Value">What stands behind the colon.</param>
internal sealed record CalendarLine(string Name, string Parameters, string Value)
{
    /// <summary>Reads a line; null for what is none.</summary>
    public static CalendarLine? TryParse(string line)
    {
        line = line.TrimStart('\uFEFF');
        var name = line.AsSpan().IndexOfAny(';', ':');
        if (name <= 0)
            return null;
        // A colon in quotes belongs to a parameter: TZID="(UTC+01:00) Madrid".
        var (colon, isQuoted) = (name, false);
        for (; colon < line.Length && (isQuoted || line[colon] != ':'); colon++)
            isQuoted ^= line[colon] == '"';
        return colon == line.Length ? null : new(line[..name].ToUpperInvariant(), line[name..colon], line[(colon + 1)..].Trim());
    }

    /// <summary>The value of a parameter without its quotes; null for none.</summary>
    public string? Parameter(string name)
    {
        var at = Parameters.IndexOf($";{name}=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = Parameters[(at + name.Length + 2)..];
        var end = value is ['"', ..] ? value.IndexOf('"', 1) : value.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? value : value[..end]).Trim('"');
    }

    public override string ToString() => $"{Name}{Parameters}:{Value}";
}
