using System.Collections.Frozen;
using System.Reflection;

namespace Alfred.Languages;

/// <summary>The languages that this process speaks: those that its files are written in. English is always one and lacks nothing.</summary>
public sealed class LanguageSet
{
    /// <summary>The language that every reply has.</summary>
    public const string English = "en";

    private readonly FrozenDictionary<string, Language> _languages;

    private LanguageSet(ImmutableArray<Language> all)
    {
        All = all;
        foreach (var language in all)
            language.Others = all.Remove(language);
        _languages = all.ToFrozenDictionary(static language => language.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All of them, English first.</summary>
    public ImmutableArray<Language> All { get; }

    /// <summary>English.</summary>
    public Language Default => All[0];

    /// <summary>The language of a code; English for one that is not spoken.</summary>
    public Language this[string? code] => Find(code) ?? Default;

    /// <summary>The language of a code; null for one that is not spoken.</summary>
    public Language? Find(string? code) => code is null ? null : _languages.GetValueOrDefault(code);

    /// <summary>Makes the languages of files.</summary>
    /// <exception cref="DeclarationException">A file is malformed.</exception>
    public static LanguageSet Of(IEnumerable<LanguageFile> files)
    {
        var byCode = files.GroupBy(static file => file.Language, StringComparer.Ordinal).ToDictionary(
            static group => group.Key, static group => group.AsEnumerable(), StringComparer.Ordinal);
        var english = new Language(English, byCode.GetValueOrDefault(English) ?? [], fallback: null);
        return new(
        [
            english,
            .. byCode.Where(static pair => pair.Key != English).OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new Language(pair.Key, pair.Value, english)),
        ]);
    }

    /// <summary>The language files that are embedded in assemblies.</summary>
    public static IEnumerable<LanguageFile> Files(IEnumerable<Assembly> assemblies) =>
        assemblies.SelectMany(static assembly => assembly.GetManifestResourceNames()
            .Where(static name => name.EndsWith(".ini", StringComparison.Ordinal))
            .Select(name => LanguageFile.Read(name, Text(assembly, name))));

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
