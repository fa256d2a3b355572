using System.Collections;
using System.Text.RegularExpressions;
using dotenv.net;

namespace Alfred.Silo.Configuration;

/// <summary>
/// The variables of a process: its environment, then <c>.env.home</c> or <c>.env.biz</c>, then <c>.env</c>. An empty value counts as none,
/// as a copied template leaves many.
/// </summary>
public sealed partial class Variables
{
    private readonly ImmutableArray<IReadOnlyDictionary<string, string>> _sources;

    private Variables(ImmutableArray<IReadOnlyDictionary<string, string>> sources) => _sources = sources;

    /// <summary>The value of a variable without white space around it; null when it is unset or empty.</summary>
    public string? this[string name] => Raw(name)?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Whether a variable is set to nothing.</summary>
    public bool IsEmpty(string name) => Raw(name) is { } value && string.IsNullOrWhiteSpace(value);

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

    private static ImmutableDictionary<string, string> ReadFile(string path)
    {
        if (!File.Exists(path))
            return ImmutableDictionary<string, string>.Empty;
        try
        {
            var read = DotEnv.Read(new(ignoreExceptions: false, envFilePaths: [path], supportExportSyntax: true));
            // A quote that is not closed goes on to the next one in the file, and the variables between would be missing without a word.
            if (read.FirstOrDefault(variable => SwallowedLine().IsMatch(variable.Value)) is { Key: { } open })
                throw new FormatException($"the quote that opens the value of {open} is not closed before the next variable");
            return read.ToImmutableDictionary(StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsRefusedException(new Problem(Path.GetFileName(path), $"cannot be read: {exception.Message.TrimEnd('.')}."));
        }
    }

    [GeneratedRegex("\\n\\s*(?:export\\s+)?[A-Z][A-Z0-9_]+\\s*=", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SwallowedLine();

    private string? Raw(string name) => _sources.FirstOrDefault(source => source.ContainsKey(name))?[name];
}
