namespace Orleans.Concurrency;

/// <summary>The method changes nothing: such calls interleave with one another.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
