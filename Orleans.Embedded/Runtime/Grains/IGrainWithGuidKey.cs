namespace Orleans;

/// <summary>A grain whose key is a guid.</summary>
public interface IGrainWithGuidKey : IGrain;
