using Alfred.Operators;

namespace Alfred.Silo.Configuration;

/// <summary>Reads variables, and goes on after a problem, so that all of them are reported at once.</summary>
internal sealed class VariableReader(Variables variables, bool isProduction, SandboxSecrets secrets)
{
    private readonly List<Problem> _problems = [];
    private readonly SortedSet<string> _asked = new(["ALFRED_ENV", "INSTANCE"], StringComparer.Ordinal);

    public bool IsProduction => isProduction;

    public ImmutableArray<Problem> Problems => [.. _problems];

    /// <summary>Every variable that was asked for so far.</summary>
    public ImmutableArray<SettingRow> Asked => [.. _asked.Select(name => ShownVariables.Row(name, variables[name]))];

    public void Refuse(string name, string text) => _problems.Add(new(name, text));

    /// <summary>In production, refuses variables that are set but not used: somebody expects that they are.</summary>
    public void RefuseUnused(string text, params IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => isProduction && Find(name) is not null))
            Refuse(name, text);
    }

    /// <summary>A variable that may be unset.</summary>
    public string? Find(string name)
    {
        _asked.Add(name);
        return variables[name];
    }

    /// <summary>A variable that has to be set; when it is not, a problem and an empty text.</summary>
    public string Require(string name, string fix)
    {
        if (Find(name) is { } value)
            return value;
        Refuse(name, $"is {(variables.IsEmpty(name) ? "empty" : "not set")}. {fix}");
        return string.Empty;
    }

    /// <summary>A variable with a default and a format.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="fallback">The value when it is unset or wrong.</param>
    /// <param name="parse">Throws <see cref="FormatException"/> with the rest of the sentence that begins with the name.</param>
    public T Read<T>(string name, T fallback, Func<string, T> parse)
    {
        if (Find(name) is not { } value)
            return fallback;
        try
        {
            return parse(value);
        }
        catch (FormatException exception)
        {
            Refuse(name, $"{exception.Message}.");
            return fallback;
        }
    }

    /// <summary>A secret that has to be set, unless it can be generated here.</summary>
    public string Secret(string name, bool canGenerate, string pattern, string fix)
    {
        var secret = Find(name) is null && canGenerate ? secrets.GetOrCreate(name, pattern) : Require(name, fix);
        // A token goes into an HTTP header; a blank in it is a copying mistake that would show much later.
        if (secret.Any(c => c is <= ' ' or > '~'))
            Refuse(name, "holds a blank or a character that no token has. Copy it again.");
        return secret;
    }

    /// <summary>A current secret and, during a rotation, the previous one.</summary>
    public ImmutableArray<string> Rotating(string name, bool canGenerate, string fix)
    {
        var (current, previous) = (Secret(name, canGenerate, "#", fix), $"{name}_PREVIOUS");
        if (isProduction && variables.IsEmpty(previous))
            Refuse(previous, "is empty. Remove it, or set it to the secret that is being replaced.");
        return Find(previous) is { } value ? [current, value] : [current];
    }
}
