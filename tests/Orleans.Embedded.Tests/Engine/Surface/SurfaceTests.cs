using System.Reflection;

namespace Orleans.Embedded.Tests.Surface;

public sealed class SurfaceTests
{
    private static readonly string[] PlumbingNamespaces = ["Orleans.Embedded", "Orleans.Embedded.Generated"];

    /// <summary>
    /// Every name here exists in Orleans 10.4. The list is checked in so that a new public member is a decision: look it up there first. When it is
    /// right, copy the list that the failing test wrote beside the binaries over Surface/surface.txt.
    /// </summary>
    [Fact]
    public void the_public_surface_is_the_list_that_was_compared_with_orleans()
    {
        var actual = Describe().ToArray();
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "surface.actual.txt"), actual);
        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Surface", "surface.txt")), actual);
    }

    [Fact]
    public void the_engine_knows_nothing_of_alfred() =>
        Assert.DoesNotContain(typeof(Grain).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("Alfred", StringComparison.Ordinal));

    private static IEnumerable<string> Describe() => typeof(Grain).Assembly.GetExportedTypes()
        .Where(type => !PlumbingNamespaces.Contains(type.Namespace))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .SelectMany(type => Members(type).Order(StringComparer.Ordinal).Prepend(type.ToString()));

    private static IEnumerable<string> Members(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(IsVisible)
        .Select(member => $"    {member}");

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true, Name: not ".ctor" } method => (method.IsPublic || method.IsFamily) && method.Name.StartsWith("op_", StringComparison.Ordinal),
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.Name.Contains('<', StringComparison.Ordinal),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly),
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        _ => false,
    };
}
