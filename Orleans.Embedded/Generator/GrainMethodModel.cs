using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Orleans.Embedded.Generator;

/// <summary>Writes one method of a reference: the call and the request that carries it.</summary>
internal sealed class GrainMethodModel
{
    private readonly IMethodSymbol _method;
    private readonly string _request;
    private readonly string _typeParameters;
    private readonly string _constraints;
    private readonly ITypeSymbol? _result;
    private readonly bool _isTask;
    private readonly Copying _copying;

    public GrainMethodModel(IMethodSymbol method, int number, Action<ISymbol, DiagnosticDescriptor, string, string> note)
    {
        _method = method;
        _request = "Request" + number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "_" + method.Name;
        _typeParameters = method.IsGenericMethod ? "<" + string.Join(", ", method.TypeParameters.Select(parameter => parameter.Name)) + ">" : "";
        _constraints = string.Concat(method.TypeParameters.Select(Constraint));
        var owner = $"{method.ContainingType.Name}.{method.Name}";
        _copying = new Copying(type => note(method, Rules.CannotTravel, owner, type.ToDisplayString()));

        var returned = method.ReturnType as INamedTypeSymbol;
        var kind = returned?.OriginalDefinition.ToDisplayString();
        _isTask = kind is "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task<TResult>";
        if (kind is "System.Threading.Tasks.Task<TResult>" or "System.Threading.Tasks.ValueTask<TResult>") _result = returned!.TypeArguments[0];
        else if (kind is not ("System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask"))
            note(method, Rules.ReturnType, owner, method.ReturnType.ToDisplayString());

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None) note(parameter, Rules.ByReference, parameter.Name, owner);
            else if (!IsImmutable(parameter)) _copying.Expression(parameter.Type, "value");
        }

        if (_result is not null && !IsResultImmutable) _copying.Expression(_result, "value");
        if (!method.HasAttribute(Names.Alias)) note(method, Rules.MissingAlias, owner, "");
    }

    private bool IsResultImmutable => _method.GetReturnTypeAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == Names.Immutable);

    private string Base => _result is null ? "global::Orleans.Embedded.GrainVoidRequest" : $"global::Orleans.Embedded.GrainRequest<{_result.Spell()}>";

    public void WriteCall(StringBuilder text)
    {
        var parameters = string.Join(", ", _method.Parameters.Select(parameter => $"{parameter.Type.Spell()} @{parameter.Name}"));
        text.Append($"\n        {_method.ReturnType.Spell()} {_method.ContainingType.SpellBare()}.{_method.Name}{_typeParameters}({parameters})\n        {{\n");
        text.Append($"            var request = new {_request}{_typeParameters}();\n");
        for (var index = 0; index < _method.Parameters.Length; index++)
        {
            var parameter = _method.Parameters[index];
            var value = "@" + parameter.Name;
            text.Append($"            request._{index} = {(IsImmutable(parameter) ? value : _copying.Expression(parameter.Type, value))};\n");
        }

        var send = "SendAsync(request)";
        if (!_isTask) send = $"new {_method.ReturnType.Spell()}({send})";
        text.Append($"            return {send};\n        }}\n");
    }

    public void WriteRequest(StringBuilder text)
    {
        var target = _method.ContainingType.SpellBare();
        var types = string.Concat(_method.Parameters.Select(parameter => $", typeof({parameter.Type.SpellBare()})"));
        var arguments = string.Join(", ", _method.Parameters.Select((_, index) => $"_{index}"));
        var result = _result?.Spell();
        text.Append($"\n        private sealed class {_request}{_typeParameters} : {Base}{_constraints}\n        {{\n");
        text.Append("            private static readonly global::Orleans.Embedded.GrainMethod Definition = new(")
            .Append($"typeof({target}), {Names.Literal(_method.ContainingType.WireName())}, \"{_method.Name}\", {Options()}, {Timeout()}{types});\n");
        for (var index = 0; index < _method.Parameters.Length; index++)
            text.Append($"            internal {_method.Parameters[index].Type.Spell()} _{index} = default!;\n");
        text.Append($"            internal {_request}() : base(Definition)\n            {{\n            }}\n");
        WriteArguments(text);
        var call = $"(({target})grain).{_method.Name}{_typeParameters}({arguments})";
        var returns = result is null ? "global::System.Threading.Tasks.ValueTask" : $"global::System.Threading.Tasks.ValueTask<{result}>";
        text.Append($"            protected override {returns} Call(object grain) => {(_isTask ? $"new({call})" : call)};\n");
        if (_result is not null && !IsResultImmutable && _copying.Expression(_result, "result") is { } copy && copy != "result")
            text.Append($"            protected override {result} CopyResult({result} result) => {copy};\n");
        text.Append("        }\n");
    }

    private void WriteArguments(StringBuilder text)
    {
        if (_method.Parameters.Length == 0) return;
        text.Append($"            public override int GetArgumentCount() => {_method.Parameters.Length};\n");
        text.Append("            public override object? GetArgument(int index) => index switch { ");
        for (var index = 0; index < _method.Parameters.Length; index++) text.Append($"{index} => _{index}, ");
        text.Append("_ => base.GetArgument(index) };\n            public override void SetArgument(int index, object value)\n            {\n                switch (index)\n                {\n");
        for (var index = 0; index < _method.Parameters.Length; index++)
            text.Append($"                    case {index}: _{index} = ({_method.Parameters[index].Type.Spell()})value; return;\n");
        text.Append("                    default: base.SetArgument(index, value); return;\n                }\n            }\n");
        for (var index = 0; index < _method.Parameters.Length; index++)
        {
            if (_method.Parameters[index].Type.ToDisplayString() != "System.Threading.CancellationToken") continue;
            text.Append($"            public override bool IsCancellable => true;\n            public override global::System.Threading.CancellationToken GetCancellationToken() => _{index};\n");
            return;
        }
    }

    private string Options()
    {
        const string Kind = "global::Orleans.CodeGeneration.InvokeMethodOptions.";
        var options = Kind + "None";
        foreach (var option in new[] { "OneWay", "ReadOnly", "AlwaysInterleave" })
        {
            if (_method.HasAttribute($"Orleans.Concurrency.{option}Attribute")) options += " | " + Kind + option;
        }

        return options;
    }

    private string Timeout() =>
        _method.Attribute("Orleans.ResponseTimeoutAttribute")?.ConstructorArguments[0].Value is string text ? Names.Literal(text) : "null";

    private static bool IsImmutable(IParameterSymbol parameter) => parameter.HasAttribute(Names.Immutable);

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        var parts = parameter.ConstraintTypes.Select(type => type.Spell()).ToList();
        if (parameter.HasReferenceTypeConstraint) parts.Insert(0, "class");
        if (parameter.HasValueTypeConstraint) parts.Insert(0, "struct");
        if (parameter.HasNotNullConstraint) parts.Insert(0, "notnull");
        if (parameter.HasConstructorConstraint) parts.Add("new()");
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}
