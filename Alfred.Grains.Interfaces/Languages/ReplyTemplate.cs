using System.Text;

namespace Alfred.Languages;

/// <summary>
/// A reply with places to fill: <c>{items}</c> takes a value, <c>{count|is|are}</c> the first form for a count in the singular, else the
/// second.
/// </summary>
public sealed class ReplyTemplate
{
    private readonly ImmutableArray<Part> _parts;

    private ReplyTemplate(ImmutableArray<Part> parts) => _parts = parts;

    /// <summary>The names of its places, each once: a translation has the same.</summary>
    public IEnumerable<string> Names =>
        _parts.Select(static part => part.Name).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Reads a reply.</summary>
    /// <exception cref="DeclarationException">A brace is left open, or a place has one form only.</exception>
    public static ReplyTemplate Parse(LanguageLine line)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        for (var rest = line.Value; rest.Length > 0;)
        {
            var open = rest.IndexOf('{', StringComparison.Ordinal);
            if (open != 0)
            {
                parts.Add(new(Name: null, open < 0 ? rest : rest[..open], Plural: null));
                rest = open < 0 ? "" : rest[open..];
                continue;
            }

            var close = rest.IndexOf('}', StringComparison.Ordinal);
            if (close < 0)
                throw line.Wrong("'}' is missing");
            parts.Add(rest[1..close].Split('|') switch
            {
                [{ Length: > 0 } name] => new(name, null, null),
                [{ Length: > 0 } name, var one, var several] => new(name, one, several),
                _ => throw line.Wrong("a place is written {name} or {name|one|several}"),
            });
            rest = rest[(close + 1)..];
        }

        return new(parts.ToImmutable());
    }

    internal string Fill(Language language, ReadOnlySpan<(string Name, object Value)> values)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Name is null)
            {
                text.Append(part.Text);
                continue;
            }

            var value = Find(values, part.Name);
            if (part.Text is null)
                text.Append(language.Culture, $"{value}");
            else
                text.Append(language.IsSingular(Convert.ToDecimal(value, language.Culture)) ? part.Text : part.Plural);
        }

        return text.ToString();
    }

    private static object Find(ReadOnlySpan<(string Name, object Value)> values, string name)
    {
        foreach (var value in values)
        {
            if (value.Name == name)
                return value.Value;
        }

        throw new KeyNotFoundException($"a reply has the place '{name}', which nothing fills");
    }

    private sealed record Part(string? Name, string? Text, string? Plural);
}
