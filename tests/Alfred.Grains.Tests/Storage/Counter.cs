namespace Alfred.Tests.Storage;

/// <summary>A state as small as one can be.</summary>
public sealed class Counter
{
    public int Value { get; set; }
}
