using System.Collections.Immutable;

namespace Alfred.Testing.Processes;

/// <summary>What the launcher sets for a small machine; a test compares them.</summary>
public static class MemorySettings
{
    /// <summary>The variables.</summary>
    public static ImmutableArray<(string Name, string Value)> All { get; } =
    [
        ("DOTNET_GCgen0size", "0x200000"), ("DOTNET_GCGen0MaxBudget", "0x400000"), ("DOTNET_GCGen1MaxBudget", "0x400000"),
        ("DOTNET_EnableWriteXorExecute", "0"),
    ];
}
