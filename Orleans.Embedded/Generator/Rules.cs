using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.Generator;

/// <summary>What the generator refuses. A code that Orleans' own analyzers use means the same here.</summary>
internal static class Rules
{
    private const string Category = "Orleans";

    public static readonly DiagnosticDescriptor Property = Error(
        "ORLEANS0008", "Grain interfaces must not contain properties", "'{0}' is a property: a grain interface has methods only");

    public static readonly DiagnosticDescriptor ReturnType = Error(
        "ORLEANS0009", "Grain methods return a task", "'{0}' returns {1}: a grain method returns Task, Task<T>, ValueTask or ValueTask<T>");

    public static readonly DiagnosticDescriptor MissingId = Error(
        "ORLEANS0004", "Members that travel have an [Id]", "'{0}' of {1} has no [Id]: its value would be lost between grains");

    public static readonly DiagnosticDescriptor IdClash = Error(
        "ORLEANS0012", "Ids are unique within their type", "'{0}' of {1} has an [Id] that another member has");

    public static readonly DiagnosticDescriptor MissingAlias = new(
        "ORLEANS0010", "Types and methods that travel have an alias", "'{0}' has no [Alias]: a rename would break calls between versions", Category, DiagnosticSeverity.Hidden, true);

    public static readonly DiagnosticDescriptor CannotTravel = Error(
        "ORLEMB0001", "Values between grains are immutable or copied", "{0} passes {1} between grains, which is neither immutable nor copyable: annotate it with [GenerateSerializer] or [Immutable]");

    public static readonly DiagnosticDescriptor Generic = Error(
        "ORLEMB0002", "Generic grains are not part of the embedded engine", "'{0}' is generic: the embedded engine leaves generic grain interfaces and classes out");

    public static readonly DiagnosticDescriptor Hidden = Error(
        "ORLEMB0003", "Generated code must reach the type", "'{0}' is private: make it internal or public, so that generated code can reach it");

    public static readonly DiagnosticDescriptor ByReference = Error(
        "ORLEMB0004", "Grain methods take values", "Parameter '{0}' of {1} is ref, in or out: a grain method takes values only");

    public static readonly DiagnosticDescriptor Constructor = Error(
        "ORLEMB0005", "A grain class has a public constructor", "'{0}' has no public constructor, so no activation can be made");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
