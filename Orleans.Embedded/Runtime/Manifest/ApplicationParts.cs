using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The assemblies that hold grains: the loaded ones, and those that they name as parts.</summary>
internal static class ApplicationParts
{
    public static IReadOnlyCollection<Assembly> Find()
    {
        var found = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var pending = new Queue<Assembly>(AppDomain.CurrentDomain.GetAssemblies());
        foreach (var name in Assembly.GetEntryAssembly()?.GetReferencedAssemblies() ?? []) Load(name, pending);
        while (pending.TryDequeue(out var assembly))
        {
            if (assembly.IsDynamic || assembly.FullName is not { } fullName || !found.TryAdd(fullName, assembly)) continue;
            foreach (var part in assembly.GetCustomAttributes<ApplicationPartAttribute>()) Load(new AssemblyName(part.AssemblyName), pending);
        }

        return found.Values;
    }

    private static void Load(AssemblyName name, Queue<Assembly> pending)
    {
        // The framework holds no grains; loading all of it would cost the start its speed.
        if (name.Name is not { } simple || simple.StartsWith("System", StringComparison.Ordinal) || simple.StartsWith("Microsoft.", StringComparison.Ordinal)) return;
        try
        {
            pending.Enqueue(Assembly.Load(name));
        }
        catch (FileNotFoundException)
        {
            // A compile-time reference that is not deployed holds no grains that could run.
        }
    }
}
