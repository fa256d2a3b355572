using System.Collections;
using System.Collections.Immutable;

namespace Alfred.Silo.Configuration;

/// <summary>
/// The variables that a process reads: its environment, then <c>.env.home</c> or <c>.env.biz</c>, then <c>.env</c>. An empty value counts as none,
/// as a copied template leaves many.
/// </summary>
public sealed class Variables
{
    private readonly ImmutableArray<IReadOnlyDictionary<string, string>> _sources;

    private Variables(ImmutableArray<IReadOnlyDictionary<string, string>> sources) => _sources = sources;

    /// <summary>The value of a variable without white space around it; null when it is unset or empty.</summary>
    public string? this[string name] => Written(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Whether a variable is there but says nothing.</summary>
    public bool IsEmpty(string name) => Written(name) is { } value && string.IsNullOrWhiteSpace(value);

    /// <summary>Reads the environment of this process and the files in a directory.</summary>
    /// <exception cref="SettingsRefusedException">A file cannot be read.</exception>
    public static Variables Read(string directory)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
        var shared = ReadFile(Path.Combine(directory, ".env"));
        var instance = Of(environment, shared)["INSTANCE"];
        return instance is "home" or "biz"
            ? Of(environment, ReadFile(Path.Combine(directory, $".env.{instance}")), shared)
            : Of(environment, shared);
    }

    /// <summary>Variables of these sources; the first that has a name decides.</summary>
    public static Variables Of(params IEnumerable<IReadOnlyDictionary<string, string>> sources) => new([.. sources]);

    private static IReadOnlyDictionary<string, string> ReadFile(string path)
    {
        try
        {
            return File.Exists(path) ? EnvironmentFile.Parse(File.ReadAllText(path)) : ImmutableDictionary<string, string>.Empty;
        }
        catch (Exception exception) when (exception is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsRefusedException([new(Path.GetFileName(path), $"cannot be read: {exception.Message}.")]);
        }
    }

    private string? Written(string name) =>
        _sources.FirstOrDefault(source => source.ContainsKey(name))?[name];
}
