namespace Alfred.Silo.Configuration;

/// <summary>Why the process must not start.</summary>
/// <param name="Subject">The variable or the part concerned.</param>
/// <param name="Text">What is wrong and what to do about it. Never a secret's value.</param>
public sealed record Problem(string Subject, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject} {Text}";
}
