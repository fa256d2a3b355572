using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Alfred.Sandbox.Model;

/// <summary>The sentences that the played model knows, in five languages: <c>script.json</c> beside it.</summary>
internal sealed class ModelScript
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromMilliseconds(100);

    private readonly ImmutableArray<Line> _lines;
    private readonly Script _script;

    public ModelScript()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Alfred.Sandbox.Model.script.json")!;
        _script = JsonSerializer.Deserialize<Script>(stream, JsonSerializerOptions.Web)!;
        const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
        _lines = [.. _script.Lines.Select(static line => line with { Pattern = new(line.Said, Options, MatchLimit) })];
    }

    /// <summary>What is heard in every recording.</summary>
    public string Transcript => _script.Transcript;

    /// <summary>What the script has for a request; nothing at all for what it does not know.</summary>
    public ModelAnswer Answer(ModelRequest request)
    {
        if (request.HasPicture)
            return new(request.Messages.Any(static message => message.Text.Contains("receipt", StringComparison.Ordinal))
                ? JsonSerializer.Serialize(_script.Receipt) : JsonSerializer.Serialize(_script.List));
        foreach (var line in _lines)
        {
            // Without tools there is nothing to call: the results are to be put into words.
            if (line.Tool is { } tool && !request.Tools.Contains(tool, StringComparer.Ordinal))
                continue;
            if (line.Pattern!.Match(request.Asked) is not { Success: true } match)
                continue;
            return line.Tool is null ? new(line.Text)
                : ModelAnswer.Call(
                    line.Tool,
                    JsonSerializer.Serialize(line.Arguments.ToDictionary(
                        static argument => argument.Key, argument => match.Result(argument.Value), StringComparer.Ordinal)));
        }

        return new();
    }

    private sealed record Script(string Transcript, JsonElement Receipt, JsonElement List, ImmutableArray<Line> Lines);

    private sealed record Line(string Said, string? Tool, string? Text)
    {
        public ImmutableDictionary<string, string> Arguments { get; init; } = ImmutableDictionary<string, string>.Empty;

        [JsonIgnore]
        public Regex? Pattern { get; init; }
    }
}
