namespace Orleans.Embedded.Tests.Conformance.Activations;

/// <summary>A service of which every activation has its own.</summary>
public sealed class ScopedPart(Journal journal) : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public void Dispose() => journal.Add($"{Id} disposed");
}
