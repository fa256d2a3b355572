namespace Alfred.Skills;

/// <summary>What becomes of an action that needs an approval, before it is asked for. A closed family.</summary>
public abstract record ActionPreview
{
    private ActionPreview() { }

    /// <summary>The person is asked.</summary>
    /// <param name="Text">What would be done, as a person reads it: <c>Acme renewal: €10,000.00 → €12,000.00</c>.</param>
    /// <param name="Arguments">
    /// What runs once it is approved, exactly: with what was found bound (an id instead of a name, the value that was seen).
    /// </param>
    public sealed record Ask(string Text, Arguments Arguments) : ActionPreview;

    /// <summary>There is nothing to approve: it is not clear what is meant, or it would change nothing.</summary>
    /// <param name="Outcome">What is said instead.</param>
    public sealed record Instead(Outcome Outcome) : ActionPreview;
}
