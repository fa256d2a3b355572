using System.Collections.Frozen;

namespace Alfred.Skills.Shared.Members;

/// <summary>
/// Finds the time zone of a place: by its IANA name, by the city in that name, or by the names of <c>[cities]</c> in the language files
/// (cities without a zone of their own, countries with one zone, what other languages call them).
/// </summary>
internal sealed class CityZones
{
    private static readonly string[] Regions =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];

    private static readonly Lazy<FrozenDictionary<string, string>> Known = new(static () => Table(
        DateTimeZoneProviders.Tzdb.Ids.Where(static id => Regions.Contains(id.Split('/')[0], StringComparer.Ordinal)
                // "Je suis en réunion" and "estoy en reunión" are in a meeting.
                && id != "Indian/Reunion")
            .Select(static id => (id[(id.LastIndexOf('/') + 1)..].Replace('_', ' '), id))));

    private readonly FrozenDictionary<string, string> _named;

    private CityZones(Language language) => _named = Table(language.Lines("cities")
        .SelectMany(static line => line.Values, static (line, name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(line.Key) is null
            ? throw line.Wrong($"unknown time zone '{line.Key}'")
            : (name, line.Key)));

    /// <summary>The IANA zone of a place; null for one that is not known. English names are understood in every language.</summary>
    public static string? Find(string place, Language language)
    {
        var name = place.Trim().TrimEnd('.', '!', ',');
        if (name.Contains('/', StringComparison.Ordinal))
            return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals(name, StringComparison.OrdinalIgnoreCase));
        for (var candidate = language; candidate is not null; candidate = candidate.Fallback)
        {
            if (candidate.Get(static from => new CityZones(from))._named.TryGetValue(name, out var zone))
                return zone;
        }

        return Known.Value.GetValueOrDefault(name) ?? (name.ToUpperInvariant() is "UTC" or "GMT" ? "Etc/UTC" : null);
    }

    private static FrozenDictionary<string, string> Table(IEnumerable<(string Name, string Zone)> names) =>
        names.DistinctBy(static pair => pair.Name, Folded).ToFrozenDictionary(static pair => pair.Name, static pair => pair.Zone, Folded);

    // "Zurich" is Zürich.
    private static StringComparer Folded { get; } =
        StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);
}
