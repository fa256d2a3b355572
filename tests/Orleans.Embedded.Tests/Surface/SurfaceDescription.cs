using System.Globalization;
using System.Reflection;

namespace Orleans.Embedded.Tests.Surface;

/// <summary>
/// What a program can do with a type, a line each. Each line is a permission (an open class, an accessor, a default), so one surface fits another if its
/// lines are a subset of the other's.
/// </summary>
internal static class SurfaceDescription
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type) => Header(type).Concat(type.GetMembers(Declared).SelectMany(Of)).Distinct(StringComparer.Ordinal);

    /// <summary>The same with what the type inherits: a member may stand higher up.</summary>
    public static IEnumerable<string> WithInherited(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var line in Of(current)) yield return line;
        }

        if (!type.IsInterface) yield break;
        foreach (var line in type.GetInterfaces().SelectMany(Of)) yield return line;
    }

    private static IEnumerable<string> Header(Type type)
    {
        if (type.BaseType is { } ancestor && ancestor != typeof(object)) yield return $"is {ancestor}";
        // What the compiler adds by itself, such as the interfaces of an interface, appears as well; it does no harm.
        foreach (var implemented in type.GetInterfaces().Where(candidate => candidate.IsVisible && candidate.IsPublic)) yield return $"is {implemented}";
        if (type is { IsClass: true, IsSealed: false }) yield return "may be derived from";
        if (type is { IsClass: true, IsAbstract: false }) yield return "may be created";
        if (type.IsEnum) yield return $"counts in {Enum.GetUnderlyingType(type)}";
        if (type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage && type.IsSubclassOf(typeof(Attribute)))
        {
            foreach (var target in Enum.GetValues<AttributeTargets>().Where(target => target != AttributeTargets.All && usage.ValidOn.HasFlag(target))) yield return $"goes on {target}";
        }
    }

    private static IEnumerable<string> Of(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when IsOpen(constructor) => [$"new({Parameters(constructor)})"],
        MethodInfo { IsSpecialName: true } method when !method.Name.StartsWith("op_", StringComparison.Ordinal) => [],
        MethodInfo method when IsOpen(method) && !method.Name.Contains('<', StringComparison.Ordinal) && !method.Name.Contains('.', StringComparison.Ordinal) => [Of(method)],
        PropertyInfo property when !property.Name.Contains('.', StringComparison.Ordinal) => Of(property),
        FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily => [Of(field)],
        _ => [],
    };

    private static string Of(MethodInfo method) =>
        $"{(method.IsStatic ? "static " : "")}{method.ReturnType} {method.Name}{Generics(method)}({Parameters(method)})";

    private static IEnumerable<string> Of(PropertyInfo property)
    {
        var isStatic = property.GetAccessors(nonPublic: true)[0].IsStatic ? "static " : "";
        if (property.GetMethod is { } get && IsOpen(get)) yield return $"{isStatic}{property.PropertyType} {property.Name} get";
        if (property.SetMethod is { } set && IsOpen(set)) yield return $"{isStatic}{property.PropertyType} {property.Name} set";
    }

    private static string Of(FieldInfo field) => field.IsLiteral
        ? $"const {field.FieldType} {field.Name} = {Text(field.GetRawConstantValue())}"
        : $"{(field.IsStatic ? "static " : "")}{field.FieldType} {field.Name}";

    private static string Generics(MethodInfo method) => method.IsGenericMethodDefinition
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => string.Join(" & ", argument.GetGenericParameterConstraints().Select(constraint => constraint.ToString()).Prepend(argument.Name))))}>"
        : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{parameter.ParameterType} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Text(parameter.RawDefaultValue)}" : "")}"));

    private static bool IsOpen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Text(object? value) => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
