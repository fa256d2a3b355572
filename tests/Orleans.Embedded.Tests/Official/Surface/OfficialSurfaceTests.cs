using System.Reflection;
using Orleans.Embedded.Tests.Surface;

namespace Orleans.Embedded.Tests.Official.Surface;

public sealed class OfficialSurfaceTests
{
    [Fact]
    public void every_public_member_of_the_embedded_engine_exists_in_the_official_packages()
    {
        var official = OfficialTypes();
        var missing = new List<string>();
        HashSet<string> known = [];
        var type = "";
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Surface", "surface.txt")))
        {
            if (line.StartsWith(' '))
            {
                if (!known.Contains(line.Trim())) missing.Add($"{type}: {line.Trim()}");
                continue;
            }

            type = line;
            known = [.. official[type].SelectMany(SurfaceDescription.WithInherited)];
            if (!official.Contains(type)) missing.Add(type);
        }

        Assert.Empty(missing);
    }

    // Two packages may hold classes of one name, such as those for extension methods: together they are one.
    private static ILookup<string, Type> OfficialTypes() => Directory.GetFiles(AppContext.BaseDirectory, "Orleans.*.dll")
        .Where(path => !Path.GetFileName(path).StartsWith("Orleans.Embedded", StringComparison.Ordinal))
        .SelectMany(path => Assembly.LoadFrom(path).GetExportedTypes())
        .ToLookup(type => type.ToString(), StringComparer.Ordinal);
}
