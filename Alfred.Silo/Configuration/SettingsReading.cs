using System.Collections.Immutable;

namespace Alfred.Silo.Configuration;

/// <summary>A pass over the variables that goes on after a problem, so that all of them are told at once.</summary>
internal sealed class SettingsReading(Variables variables, bool isProduction, SandboxSecrets secrets)
{
    private readonly List<Problem> _problems = [];

    public bool IsProduction => isProduction;

    public ImmutableArray<Problem> Problems => [.. _problems];

    public void Add(string variable, string text) => _problems.Add(new(variable, text));

    /// <summary>A variable that may be unset.</summary>
    public string? Find(string name) => variables[name];

    /// <summary>A variable that has to be set; a stand-in and a problem when it is not.</summary>
    public string Require(string name, string fix)
    {
        if (variables[name] is { } value)
            return value;
        Add(name, $"is {(variables.IsEmpty(name) ? "empty" : "not set")}. {fix}");
        return string.Empty;
    }

    /// <summary>A variable that has a default and a form.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="fallback">The value when it is unset or wrong.</param>
    /// <param name="read">Reads the text; throws <see cref="FormatException"/> with the rest of the sentence that begins with the name.</param>
    public T Read<T>(string name, T fallback, Func<string, T> read)
    {
        if (variables[name] is not { } value)
            return fallback;
        try
        {
            return read(value);
        }
        catch (FormatException exception)
        {
            Add(name, $"{exception.Message}.");
            return fallback;
        }
    }

    /// <summary>A secret that has to be set, unless it may be made up here.</summary>
    public string Secret(string name, bool mayBeMadeUp, string shape, string fix)
    {
        var secret = variables[name] is null && mayBeMadeUp ? secrets.GetOrCreate(name, shape) : Require(name, fix);
        RefuseUnusable(name, secret);
        return secret;
    }

    /// <summary>A current secret and, during a rotation, the previous one.</summary>
    public ImmutableArray<string> Rotating(string name, bool mayBeMadeUp, string fix)
    {
        var current = Secret(name, mayBeMadeUp, "#", fix);
        var previous = $"{name}_PREVIOUS";
        if (isProduction && variables.IsEmpty(previous))
            Add(previous, "is empty. Remove it, or set it to the secret that is being replaced.");
        return variables[previous] is { } value ? [current, value] : [current];
    }

    /// <summary>In production, secrets of a channel that is switched off: somebody expects it to be on.</summary>
    public void RefuseUnused(string channel, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (isProduction && variables[name] is not null)
                Add(name, $"is set, but {channel} is not in CHANNELS. Add {channel} to CHANNELS, or remove the secret.");
        }
    }

    // A token goes into an HTTP header; a blank in it is a slip of copying that would show itself much later.
    private void RefuseUnusable(string name, string secret)
    {
        if (secret.Any(c => c is <= ' ' or > '~'))
            Add(name, "holds a blank or a character that no token has. Copy it again.");
    }
}
