using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Orleans.Embedded.Generator;

/// <summary>Writes the description of a grain class.</summary>
internal static class ClassWriter
{
    public static Piece Write(INamedTypeSymbol type)
    {
        var name = "Grain_" + Names.Identifier(type.ToDisplayString());
        var diagnostics = new List<DiagnosticRecord>();
        if (type.IsGenericType) diagnostics.Add(DiagnosticRecord.At(type, Rules.Generic, type.Name));
        if (!type.IsReachable()) diagnostics.Add(DiagnosticRecord.At(type, Rules.Hidden, type.Name));
        var constructor = ConstructorOf(type);
        if (constructor is null) diagnostics.Add(DiagnosticRecord.At(type, Rules.Constructor, type.Name));
        if (diagnostics.Count > 0) return new Piece(name, "", "", [.. diagnostics]);

        var spelled = type.SpellBare();
        var text = new StringBuilder("builder.AddClass(new global::Orleans.Embedded.GrainClass { ");
        text.Append($"Type = typeof({spelled}), Name = {Names.Literal(GrainTypeOf(type))}, ");
        text.Append("Interfaces = new global::System.Type[] { ")
            .Append(string.Join(", ", type.AllInterfaces.Where(Names.IsGrainInterface).Select(part => $"typeof({part.SpellBare()})")))
            .Append(" }, ");
        text.Append($"Create = static context => new {spelled}({string.Join(", ", constructor!.Parameters.Select(Argument))}), ");
        AppendTraits(text, type, spelled);
        return new Piece(name, "", text.Append("});").ToString(), []);
    }

    private static void AppendTraits(StringBuilder text, INamedTypeSymbol type, string spelled)
    {
        if (Inherited(type, "Orleans.Concurrency.ReentrantAttribute") is not null) text.Append("IsReentrant = true, ");
        if (Inherited(type, "Orleans.Concurrency.StatelessWorkerAttribute") is { } worker)
            text.Append(worker.ConstructorArguments.Length > 0 ? $"MaxWorkers = {worker.ConstructorArguments[0].Value}, " : "MaxWorkers = global::System.Environment.ProcessorCount, ");
        if (Inherited(type, "Orleans.Concurrency.MayInterleaveAttribute")?.ConstructorArguments[0].Value is string predicate)
        {
            var isStatic = type.GetMembers(predicate).Any(member => member.IsStatic);
            text.Append($"MayInterleave = static (grain, request) => {(isStatic ? spelled : $"(({spelled})grain)")}.{predicate}(request), ");
        }

        if (Inherited(type, "Orleans.KeepAliveAttribute") is not null) text.Append("CollectionAge = global::System.Threading.Timeout.InfiniteTimeSpan, ");
        else if (Inherited(type, "Orleans.CollectionAgeLimitAttribute") is { } age) text.Append($"CollectionAge = {Construct(age)}.AgeLimit, ");
        if (Inherited(type, "Orleans.Providers.StorageProviderAttribute") is { } storage
            && storage.NamedArguments.FirstOrDefault(argument => argument.Key == "ProviderName").Value.Value is string storageName)
        {
            text.Append($"StorageName = {Names.Literal(storageName)}, ");
        }
    }

    private static string GrainTypeOf(INamedTypeSymbol type)
    {
        if (type.Attribute("Orleans.GrainTypeAttribute")?.ConstructorArguments[0].Value is string given) return given;
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > "grain".Length ? name.Substring(0, name.Length - "grain".Length) : name;
    }

    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type)
    {
        var candidates = type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal).ToList();
        return candidates.FirstOrDefault(constructor => constructor.GetAttributes().Any(attribute =>
                attribute.AttributeClass?.Name is "ActivatorUtilitiesConstructorAttribute" or "GeneratedActivatorConstructorAttribute"))
            ?? candidates.OrderByDescending(constructor => constructor.Parameters.Length).FirstOrDefault();
    }

    private static string Argument(IParameterSymbol parameter)
    {
        const string Activation = "global::Orleans.Embedded.GrainActivation.";
        var type = parameter.Type.SpellBare();
        if (parameter.Attribute("Orleans.Runtime.PersistentStateAttribute") is { } state)
        {
            var storage = state.ConstructorArguments.Length > 1 && state.ConstructorArguments[1].Value is string given ? Names.Literal(given) : "null";
            var stored = ((INamedTypeSymbol)parameter.Type).TypeArguments[0].SpellBare();
            return $"{Activation}State<{stored}>(context, {Names.Literal((string)state.ConstructorArguments[0].Value!)}, {storage})";
        }

        if (parameter.Type.ToDisplayString() == "Orleans.Runtime.IGrainContext") return "context";
        if (parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "FromKeyedServicesAttribute") is { ConstructorArguments.Length: > 0 } keyed)
            return $"{Activation}KeyedService<{type}>(context, {keyed.ConstructorArguments[0].ToCSharpString()})";
        return parameter.HasExplicitDefaultValue
            ? $"{Activation}OptionalService<{type}>(context)!"
            : $"{Activation}Service<{type}>(context)";
    }

    private static AttributeData? Inherited(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.Attribute(name) is { } found) return found;
        }

        return null;
    }

    private static string Construct(AttributeData attribute)
    {
        var arguments = string.Join(", ", attribute.ConstructorArguments.Select(argument => argument.ToCSharpString()));
        var properties = string.Join(", ", attribute.NamedArguments.Select(argument => $"{argument.Key} = {argument.Value.ToCSharpString()}"));
        return $"new {attribute.AttributeClass!.SpellBare()}({arguments}) {{ {properties} }}";
    }
}
