using Orleans.Embedded.Tests.Surface;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests.Engine.Surface;

public sealed class SurfaceTests
{
    private static readonly string[] PlumbingNamespaces = ["Orleans.Embedded", "Orleans.Embedded.Generated"];

    /// <summary>
    /// Every line of the list stands in Orleans' own packages: Official/Surface compares it with them. The list is checked in so that a new public
    /// member is a decision. When it is right, copy the list that the failing test wrote beside the binaries over Surface/surface.txt.
    /// </summary>
    [Fact]
    public void the_public_surface_is_the_list_that_is_compared_with_orleans()
    {
        var actual = Describe().ToArray();
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "surface.actual.txt"), actual);
        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Surface", "surface.txt")), actual);
    }

    [Fact]
    public void the_engine_knows_nothing_of_alfred() =>
        Assert.DoesNotContain(typeof(Grain).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("Alfred", StringComparison.Ordinal));

    private static IEnumerable<string> Describe() => new[] { typeof(Grain).Assembly, typeof(InProcessTestCluster).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => !PlumbingNamespaces.Contains(type.Namespace))
        .OrderBy(type => type.ToString(), StringComparer.Ordinal)
        .SelectMany(type => SurfaceDescription.Of(type).Order(StringComparer.Ordinal).Select(line => $"    {line}").Prepend(type.ToString()));
}
