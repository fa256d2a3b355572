namespace Orleans.Embedded;

/// <summary>Copies values of a type.</summary>
/// <typeparam name="T">The type.</typeparam>
public abstract class ValueCopier<T> : ValueCopier
{
    internal sealed override Type Type => typeof(T);

    /// <summary>Copies a value with everything in it that may change.</summary>
    public abstract T Copy(T original);

    internal sealed override object CopyObject(object original) => Copy((T)original)!;
}
