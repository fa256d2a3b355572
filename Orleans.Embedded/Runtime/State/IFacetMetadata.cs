namespace Orleans;

/// <summary>Marks an attribute that describes what a constructor parameter receives.</summary>
public interface IFacetMetadata;
