using System.Reflection;
using System.Runtime.Loader;
using Alfred.Skills;

namespace Alfred.Silo.Skills;

/// <summary>Loads the plug-ins of an instance: the shared ones, and those of its own folder, never those of the other's folder.</summary>
public static class SkillAssemblies
{
    /// <summary>The assembly that both instances have.</summary>
    public const string Shared = "Alfred.Skills.Shared";

    /// <summary>Loads the assemblies that may hold skills. To be called before Orleans looks for grains.</summary>
    /// <param name="kind">The instance.</param>
    /// <param name="directory">The program's directory, which holds <c>skills/Home</c> and <c>skills/Work</c>.</param>
    /// <exception cref="DeclarationException">The folder is missing, as in a build for the other instance.</exception>
    public static ImmutableArray<Assembly> Load(InstanceKind kind, string directory)
    {
        var name = kind == InstanceKind.Home ? "Home" : "Work";
        var folder = Path.Combine(directory, "skills", name);
        if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.dll") is not { Length: > 0 } files)
        {
            throw new DeclarationException(
                $"this build has no skills for it (skills/{name} is missing or empty). Build without -p:Instance, or with the right one.");
        }

        AssemblyLoadContext.Default.Resolving += (context, wanted) =>
            Path.Combine(folder, $"{wanted.Name}.dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        return
        [
            Assembly.Load(Shared),
            .. files.Where(file => Path.GetFileName(file).StartsWith("Alfred.Skills.", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(AssemblyLoadContext.Default.LoadFromAssemblyPath),
        ];
    }

    /// <summary>The skills in assemblies: every public sealed class that derives from <see cref="Skill"/>.</summary>
    public static ImmutableArray<Type> FindSkills(IEnumerable<Assembly> assemblies) =>
        [.. assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(IsSkill)];

    private static bool IsSkill(Type type) => type is { IsSealed: true, IsAbstract: false } && type.IsSubclassOf(typeof(Skill));
}
