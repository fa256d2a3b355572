namespace Alfred.Silo.Setup;

/// <summary>One variable that <c>alfred setup</c> asks for.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Text">What it is and where it is found: a sentence.</param>
internal sealed record Question(string Name, string Text)
{
    /// <summary>True for what must not stand on a screen.</summary>
    public bool IsSecret { get; init; }

    /// <summary>True for what may be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Makes a value when nothing is entered; null where only the person can know it.</summary>
    public Func<string>? Generate { get; init; }
}
