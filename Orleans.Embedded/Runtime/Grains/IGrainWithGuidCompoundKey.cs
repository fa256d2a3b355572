namespace Orleans;

/// <summary>A grain whose key is a guid and a string.</summary>
public interface IGrainWithGuidCompoundKey : IGrain;
