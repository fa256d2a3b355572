namespace Orleans.Runtime;

/// <summary>An interface that any grain can be called by, whatever its class.</summary>
public interface IGrainExtension : IAddressable;
