using System.Collections.Immutable;
using Alfred.Commands;
using Alfred.Skills;

namespace Alfred.Interpretation;

/// <summary>One way to say one action, with every choice made.</summary>
internal sealed record Phrase(ActionName Name, SkillAction Action, ImmutableArray<PhrasePart> Parts)
{
    /// <summary>How many of its words are fixed.</summary>
    public int Literals { get; } = Parts.Count(part => part is PhrasePart.Literal);

    /// <summary>How many parameters it takes.</summary>
    public int Parameters { get; } = Parts.OfType<PhrasePart.Slot>().Sum(slot => slot.Parameters.Length);

    /// <summary>
    /// False when a glance at both ends shows that the words cannot have this form: most phrases are out by their first word.
    /// </summary>
    public bool MayFit(ImmutableArray<Word> words) =>
        words.Length >= Literals + Parameters
        && (Parts[0] is not PhrasePart.Literal first || string.Equals(first.Word, words[0].Folded, StringComparison.Ordinal))
        && (Parts[^1] is not PhrasePart.Literal last || string.Equals(last.Word, words[^1].Folded, StringComparison.Ordinal));

    /// <summary>Compiles everything that a skill's action can be called by.</summary>
    /// <exception cref="InvalidOperationException">The declaration contradicts itself; the message names the action.</exception>
    public static IEnumerable<Phrase> Compile(Skill skill, SkillAction action)
    {
        var name = new ActionName($"{skill.Name}.{action.Name}");
        CheckForm(name, action);
        foreach (var text in action.Phrases)
        {
            foreach (var tokens in PhraseText.Expand(text))
                yield return new(name, action, Parse(name, action, text, tokens));
        }
    }

    private static void CheckForm(ActionName name, SkillAction action)
    {
        if (action.Form is not { } form)
            return;
        if (form.Action != name)
            throw new InvalidOperationException($"{name}: its form runs {form.Action}");
        if (form.Fields.FirstOrDefault(field => action.Parameters.All(parameter => parameter.Name != field.Name)) is { } unknown)
            throw new InvalidOperationException($"{name}: its form asks for '{unknown.Name}', which the action does not declare");
        var asked = form.Fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        if (action.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !asked.Contains(parameter.Name)) is { } left)
            throw new InvalidOperationException($"{name}: its form does not ask for '{left.Name}', which is required");
    }

    private static ImmutableArray<PhrasePart> Parse(ActionName name, SkillAction action, string text, ImmutableArray<string> tokens)
    {
        var parts = ImmutableArray.CreateBuilder<PhrasePart>();
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (token[0] != '{')
            {
                parts.Add(new PhrasePart.Literal(token));
                continue;
            }

            var parameter = action.Parameters.FirstOrDefault(candidate => candidate.Name == token[1..^1])
                ?? throw new InvalidOperationException($"{name}: phrase '{text}' names {token}, which the action does not declare");
            if (!named.Add(parameter.Name))
                throw new InvalidOperationException($"{name}: phrase '{text}' names {token} twice");
            if (parts.Count > 0 && parts[^1] is PhrasePart.Slot slot)
                parts[^1] = new PhrasePart.Slot(slot.Parameters.Add(parameter));
            else
                parts.Add(new PhrasePart.Slot([parameter]));
        }

        // What is left out, the form asks for.
        if (action.Form is null
            && action.Parameters.FirstOrDefault(parameter => parameter.IsRequired && !named.Contains(parameter.Name)) is { } missing)
            throw new InvalidOperationException($"{name}: phrase '{text}' leaves out {{{missing.Name}}}, which is required");
        return parts.ToImmutable();
    }
}
