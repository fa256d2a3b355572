namespace Alfred.Interpretation;

/// <summary>Makes a phrase's graph, from its end to its start, and refuses a declaration that contradicts itself.</summary>
internal sealed class PhraseCompiler(ActionName name, SkillAction action, LanguageLine line, int languageBit, Vocabulary vocabulary)
{
    private int _nodes;

    /// <summary>Compiles.</summary>
    /// <returns>The first step, and how many steps there are.</returns>
    /// <exception cref="DeclarationException">The phrase names a parameter twice, or one that the action does not declare, or leaves out a
    /// required one that no form asks for.</exception>
    public (PhraseNode Start, int Count) Compile(PhraseTree tree)
    {
        foreach (var parameter in action.Parameters)
        {
            if (tree.Most(parameter.Name) > 1)
                throw Wrong($"it names {{{parameter.Name}}} twice");
            // What is left out, the form asks for.
            if (action.Form is null && parameter.IsRequired && !action.Parameters.Any(other =>
                (other.Name == parameter.Name || other.Fills == parameter.Name) && tree.Least(other.Name) > 0))
                throw Wrong($"it leaves out {{{parameter.Name}}}, which is required");
        }

        var start = Compile(tree, new PhraseNode.End(_nodes++));
        if (start is PhraseNode.End || start.Leaves.Any(static leaf => leaf is PhraseNode.End))
            throw Wrong("it may be empty");
        if (start.Leaves.OfType<PhraseNode.Slot>().Any(static slot => slot.Follow.Any(static next => next is PhraseNode.End)))
            throw Wrong("it may have no word of its own");
        return (start, _nodes);
    }

    private PhraseNode Compile(PhraseTree tree, PhraseNode next)
    {
        switch (tree)
        {
            case PhraseTree.Literal literal:
                return new PhraseNode.Literal(
                    _nodes++, vocabulary.Add(literal.Word, languageBit), string.Intern(literal.Word.ToLowerInvariant()), next);
            case PhraseTree.Sequence sequence:
                for (var at = sequence.Parts.Length - 1; at >= 0; at--)
                    next = Compile(sequence.Parts[at], next);
                return next;
            case PhraseTree.Choice choice:
                return OneOf([
                    .. choice.Options.Select(option => Compile(option, next)).SelectMany(static step => step.Leaves)
                        .DistinctBy(static leaf => leaf.Index)]);
            default:
                return Place(((PhraseTree.Place)tree).Parameter, next);
        }
    }

    // Of parameters side by side only their readers can tell where one ends: they become one slot.
    private PhraseNode Place(string parameterName, PhraseNode next)
    {
        var parameter = action.Parameters.FirstOrDefault(candidate => candidate.Name == parameterName)
            ?? throw Wrong($"the action does not declare {{{parameterName}}}");
        var leaves = next.Leaves.ToArray();
        var slots = ImmutableArray.CreateBuilder<PhraseNode>();
        if (leaves.Any(static leaf => leaf is not PhraseNode.Slot))
            slots.Add(new PhraseNode.Slot(_nodes++, [parameter], [.. leaves.Where(static leaf => leaf is not PhraseNode.Slot)]));
        foreach (var slot in leaves.OfType<PhraseNode.Slot>())
            slots.Add(new PhraseNode.Slot(_nodes++, slot.Parameters.Insert(0, parameter), slot.Follow));
        return OneOf(slots.ToImmutable());
    }

    private PhraseNode OneOf(ImmutableArray<PhraseNode> options) =>
        options.Length == 1 ? options[0] : new PhraseNode.Choice(_nodes++, options);

    private DeclarationException Wrong(string problem) => line.Wrong($"{name}: phrase '{line.Value}': {problem}");
}
