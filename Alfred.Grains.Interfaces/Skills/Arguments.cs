namespace Alfred.Skills;

/// <summary>The canonical values of a planned command by parameter name. What was left out is absent.</summary>
public sealed record Arguments(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>No arguments.</summary>
    public static readonly Arguments None = new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>The value of a required parameter.</summary>
    /// <exception cref="KeyNotFoundException">The plan has no such argument.</exception>
    public string this[string name] => Values[name];

    /// <summary>The value of an optional parameter; null when it was left out.</summary>
    public string? Find(string name) => Values.GetValueOrDefault(name);

    /// <summary>The values alone, for what knows nothing of actions.</summary>
    public static implicit operator ImmutableSortedDictionary<string, string>(Arguments arguments) => arguments.Values;

    /// <summary>The same arguments with one replaced or added.</summary>
    public Arguments With(string name, string value) => new(Values.SetItem(name, value));
}
