namespace Orleans.Embedded;

/// <summary>The grains of one assembly; the generator derives from it.</summary>
public abstract class GrainManifest
{
    /// <summary>Describes the grains.</summary>
    public abstract void Describe(ManifestBuilder builder);
}
