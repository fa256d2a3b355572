using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orleans.Embedded.Generator;

namespace Orleans.Embedded.Tests.Engine.Generator;

public sealed class DiagnosticTests
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    [Theory]
    [InlineData("ORLEANS0008", "public interface IBad : IGrainWithStringKey { int Size { get; } }")]
    [InlineData("ORLEANS0009", "public interface IBad : IGrainWithStringKey { int SizeAsync(); }")]
    [InlineData("ORLEANS0009", "public interface IBad : IGrainWithStringKey { void Send(); }")]
    [InlineData("ORLEANS0004", "[GenerateSerializer] public sealed class Bad { public int Size { get; set; } }")]
    [InlineData("ORLEANS0012", "[GenerateSerializer] public sealed class Bad { [Id(0)] public int A { get; set; } [Id(0)] public int B { get; set; } }")]
    [InlineData("ORLEMB0001", "public sealed class Plain { public int Size; } public interface IBad : IGrainWithStringKey { Task SendAsync(Plain plain); }")]
    [InlineData("ORLEMB0001", "public sealed class Plain { public int Size; } public interface IBad : IGrainWithStringKey { Task<List<Plain>> ReadAsync(); }")]
    [InlineData("ORLEMB0001", "public interface IBad : IGrainWithStringKey { Task SendAsync(System.IO.Stream stream, System.Text.StringBuilder text); }")]
    [InlineData("ORLEMB0002", "public interface IBad<T> : IGrainWithStringKey { Task<T> ReadAsync(); }")]
    [InlineData("ORLEMB0003", "public class Outer { private interface IBad : IGrainWithStringKey { Task ReadAsync(); } }")]
    [InlineData("ORLEMB0004", "public interface IBad : IGrainWithStringKey { Task ReadAsync(in int number); }")]
    [InlineData("ORLEMB0005", "public interface IGood : IGrainWithStringKey { Task ReadAsync(); } public class Bad : Grain, IGood { private Bad() { } public Task ReadAsync() => Task.CompletedTask; }")]
    public void what_cannot_work_fails_the_build(string code, string source) => Assert.Contains(code, Errors(source));

    [Fact]
    public void the_error_names_the_type_that_cannot_travel()
    {
        var error = Run("public sealed class Plain { public int Size; } public interface IBad : IGrainWithStringKey { Task SendAsync(Dictionary<string, Plain> all); }")
            .Diagnostics.Single(diagnostic => diagnostic.Id == "ORLEMB0001");
        Assert.Contains("Plain", error.GetMessage(), StringComparison.Ordinal);
        Assert.Contains("IBad.SendAsync", error.GetMessage(), StringComparison.Ordinal);
        Assert.True(error.Location.SourceSpan.Length > 0);
    }

    [Theory]
    [InlineData("[GenerateSerializer] public sealed record Line(string Name, int? Count, ImmutableArray<string> Tags); public interface IGood : IGrainWithStringKey { Task<Line> SendAsync(Line line, CancellationToken token); }")]
    [InlineData("[GenerateSerializer] public class Node { [Id(0)] public Node? Next { get; set; } [Id(1)] public List<Node> All = []; } public interface IGood : IGrainWithStringKey { ValueTask SendAsync(Node? node); }")]
    [InlineData("[GenerateSerializer] public struct Pair<T> { [Id(0)] public T[] All; [Id(1)] public (int A, List<string> B) Both; } public interface IGood : IGrainWithGuidKey { Task SendAsync(Pair<int> pair, KeyValuePair<string, int[]> entry, int[]? more); }")]
    [InlineData("public sealed class Plain { public int Size; } public interface IGood : IGrainWithStringKey { Task SendAsync([Immutable] Plain plain, Orleans.Concurrency.Immutable<byte[]> bytes); }")]
    [InlineData("public interface IGood : IGrainWithStringKey { Task<IReadOnlyDictionary<string, IReadOnlyList<int>>> ReadAsync(IEnumerable<string>? names, ISet<Guid> ids, Dictionary<string, List<DateTimeOffset>> times); }")]
    [InlineData("public interface IBase : IGrainWithStringKey { Task ReadAsync(string @class); } public interface IGood : IBase, IRemindable { Task<T> EchoAsync<T>(T value) where T : class, new(); }")]
    [InlineData("public interface IOther : IGrainWithStringKey { Task ReadAsync(); } public interface IGood : IGrainWithStringKey { Task<IOther> OtherAsync(IOther[] all, object any); }")]
    public void what_can_work_compiles(string source)
    {
        var result = Run(source);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.Empty(result.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void an_edit_elsewhere_writes_no_reference_anew()
    {
        const string Source = "public interface IGood : IGrainWithStringKey { Task<int> ReadAsync(); }";
        var compilation = Compile(Source);
        var driver = CSharpGeneratorDriver.Create([new GrainGenerator().AsSourceGenerator()], driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(compilation)
            .RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("public class Elsewhere { }")));
        var reasons = driver.GetRunResult().Results.Single().TrackedSteps["Pieces"].SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.All(reasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    private static IEnumerable<string> Errors(string source) =>
        Run(source).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id);

    private static (Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics) Run(string source)
    {
        CSharpGeneratorDriver.Create(new GrainGenerator()).RunGeneratorsAndUpdateCompilation(Compile(source), out var compilation, out var diagnostics);
        return (compilation, diagnostics);
    }

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Sample",
        [CSharpSyntaxTree.ParseText("using System; using System.Collections.Generic; using System.Collections.Immutable; using System.Threading; using System.Threading.Tasks; using Orleans; using Orleans.Runtime;\n#nullable enable\nnamespace Sample;\n" + source, path: "Sample.cs")],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
