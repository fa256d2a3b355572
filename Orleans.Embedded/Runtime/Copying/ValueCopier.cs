namespace Orleans.Embedded;

/// <summary>Copies values of a type; the generator derives from <see cref="ValueCopier{T}"/>.</summary>
public abstract class ValueCopier
{
    private protected ValueCopier()
    {
    }

    internal abstract Type Type { get; }

    internal abstract object CopyObject(object original);
}
