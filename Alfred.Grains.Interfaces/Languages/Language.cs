using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Alfred.Languages;

/// <summary>
/// A language that people write to the assistant in, made of data files alone: what is said (phrases, words for numbers, units, days) and
/// what is answered. Immutable, one object per language and process.
/// </summary>
public sealed class Language
{
    private readonly FrozenDictionary<string, ImmutableArray<LanguageLine>> _sections;
    private readonly FrozenDictionary<string, ReplyTemplate> _replies;
    private readonly ConcurrentDictionary<Type, object> _views = new();
    private readonly FrozenSet<decimal> _singular;

    /// <summary>Puts the files of one language together.</summary>
    /// <param name="code">The language.</param>
    /// <param name="files">Its files.</param>
    /// <param name="fallback">Where replies come from that this one lacks; null for the one that lacks none.</param>
    /// <exception cref="DeclarationException">A line contradicts another one, or a reply is malformed.</exception>
    public Language(string code, IEnumerable<LanguageFile> files, Language? fallback)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(code);
        Fallback = fallback;
        _sections = files.SelectMany(static file => file.Lines)
            .GroupBy(static line => line.Section, static line => line.Line, StringComparer.Ordinal)
            .ToFrozenDictionary(static group => group.Key, static group => group.ToImmutableArray(), StringComparer.Ordinal);
        Name = Value("language", "name") ?? Culture.NativeName;
        _singular = (Value("language", "singular") ?? "1").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static number => decimal.Parse(number, CultureInfo.InvariantCulture)).ToFrozenSet();
        var replies = new Dictionary<string, ReplyTemplate>(StringComparer.Ordinal);
        foreach (var line in Lines("replies"))
        {
            if (!replies.TryAdd(line.Key, ReplyTemplate.Parse(line)))
                throw line.Wrong($"'{line.Key}' stands twice");
        }

        _replies = replies.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The two-letter code (ISO 639-1).</summary>
    public string Code { get; }

    /// <summary>What its speakers call it: <c>Deutsch</c>.</summary>
    public string Name { get; }

    /// <summary>How it writes numbers and dates.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Where replies come from that this one lacks: English; null for English.</summary>
    public Language? Fallback { get; }

    /// <summary>The other languages of its set, English first: families mix them.</summary>
    public ImmutableArray<Language> Others { get; internal set; } = [];

    /// <summary>The keys of the replies that it has itself.</summary>
    public IEnumerable<string> ReplyKeys => _replies.Keys;

    /// <summary>The lines of a section in order; none for a section that it lacks.</summary>
    public ImmutableArray<LanguageLine> Lines(string section) => _sections.TryGetValue(section, out var lines) ? lines : [];

    /// <summary>The first value of a key; null for none.</summary>
    public string? Value(string section, string key) => Lines(section).FirstOrDefault(line => line.Key == key)?.Value;

    /// <summary>The values between commas of every line with a key.</summary>
    public IEnumerable<string> Values(string section, string key) =>
        Lines(section).Where(line => line.Key == key).SelectMany(static line => line.Values);

    /// <summary>What is made of the data once, such as a table of units. The type is the key: one reader for each type.</summary>
    public T Get<T>(Func<Language, T> read)
        where T : class => (T)_views.GetOrAdd(typeof(T), static (_, from) => from.read(from.language), (language: this, read));

    /// <summary>A reply in this language, or in the fallback's where it has none of that key.</summary>
    /// <exception cref="KeyNotFoundException">No language has it.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        if (_replies.TryGetValue(key, out var template))
            return template.Fill(this, values);
        return Fallback is null ? throw new KeyNotFoundException($"no language has the reply '{key}'") : Fallback.Say(key, values);
    }

    /// <summary>True for a count that takes the singular: one, in French also none.</summary>
    public bool IsSingular(decimal count) => _singular.Contains(count);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
