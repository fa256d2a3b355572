using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Alfred.Architecture;

public sealed partial class GrainTests
{
    private static readonly Assembly[] Assemblies = [
        typeof(Alfred.Commands.ICommandGrain).Assembly, typeof(Alfred.Hosting.GrainsOptions).Assembly];

    private static IEnumerable<Type> Interfaces => Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type));

    private static IEnumerable<Type> Grains => Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsSubclassOf(typeof(Grain)));

    [Fact]
    public void a_grain_interface_and_its_methods_have_names_that_outlive_a_renaming()
    {
        Assert.NotEmpty(Interfaces);
        Assert.All(Interfaces, type => Assert.NotNull(type.GetCustomAttribute<AliasAttribute>()));
        Assert.Empty(
            Interfaces.SelectMany(
                type =>
                    type.GetMethods().Where(method => !method.IsStatic && method.GetCustomAttribute<AliasAttribute>() is null)
                        .Select(method => $"{type.Name}.{method.Name}")));
    }

    [Fact]
    public void aliases_are_unique() =>
        Assert.Empty(
            Assemblies.SelectMany(assembly => assembly.GetTypes())
                .Where(type => type.Namespace?.StartsWith("Alfred", StringComparison.Ordinal) == true)
                .Select(type => type.GetCustomAttribute<AliasAttribute>()?.Alias).OfType<string>().GroupBy(alias => alias)
                .Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void a_grain_interface_has_only_methods_that_can_be_awaited() =>
        Assert.Empty(
            Interfaces.SelectMany(type => type.GetMethods()).Where(method => !method.IsStatic && !IsAwaitable(method.ReturnType))
                .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));

    [Fact]
    public void a_grain_has_an_explicit_type_that_is_its_own()
    {
        Assert.NotEmpty(Grains);
        Assert.All(Grains, type => Assert.NotNull(type.GetCustomAttribute<GrainTypeAttribute>()));
        var types = Repository.Files("Alfred.Grains", "*.cs").SelectMany(path => GrainTypeName().Matches(Repository.Read(path)))
            .Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(types.Distinct(), types);
    }

    // Orleans shows keys in logs, traces and its dashboard: a constant, or the text of an id that says nothing of people; never what
    // somebody typed.
    [Fact]
    public void a_grain_s_key_is_a_constant_or_an_opaque_id()
    {
        var keys = new[] { "Alfred.Grains", "Alfred.Gateway", "Alfred.Sandbox", "Alfred.Silo", "skills" }
            .SelectMany(folder => Repository.Files(folder, "*.cs"))
                .SelectMany(path => GrainKey().Matches(Repository.Read(path)).Select(match => (path, Key: match.Groups[1].Value)))
                .ToArray();
        Assert.NotEmpty(keys);
        Assert.Empty(keys.Where(call => !Harmless().IsMatch(call.Key)));
    }

    // Orleans writes what a grain returns into its trace logs, as text.
    [Fact]
    public void what_grains_exchange_does_not_write_what_people_wrote_as_its_text() =>
        Assert.Empty(Assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(
                type =>
                    type.GetCustomAttribute<GenerateSerializerAttribute>() is not null
                        && type.GetProperties().Any(property => property.PropertyType == typeof(string))
                && type.GetMethod(nameof(ToString), Type.EmptyTypes)!.GetCustomAttribute<CompilerGeneratedAttribute>() is not null)
            .Select(type => type.FullName));

    // Storage knows a state by this name and the key alone: two grains with the same would share a row.
    [Fact]
    public void a_states_name_is_its_own()
    {
        var names = Grains.SelectMany(type => type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .SelectMany(constructor => constructor.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName).OfType<string>().ToArray();
        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(), names);
    }

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var kind && (kind == typeof(Task<>) || kind == typeof(ValueTask<>)));

    // Calls with a type of their own: the one generic place takes what these give.
    [GeneratedRegex(@"\b(?:Get)?Grain<I\w+>\(([^()]*)\)")]
    private static partial Regex GrainKey();

    [GeneratedRegex(@"^(I\w+\.(Default|Shared)?Key|(_id|chat|(reply\.)?[Cc]onversation|member\.Id|keys\.Of\([^()]*\))\.Value)$")]
    private static partial Regex Harmless();

    [GeneratedRegex("\\[GrainType\\(\"([^\"]+)\"\\)")]
    private static partial Regex GrainTypeName();
}
