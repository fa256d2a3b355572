namespace Orleans.Runtime;

/// <summary>Something that grain calls can reach.</summary>
public interface IAddressable;
