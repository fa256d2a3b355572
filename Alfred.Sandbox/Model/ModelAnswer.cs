using System.Collections.Immutable;

namespace Alfred.Sandbox.Model;

/// <summary>What a played model says.</summary>
/// <param name="Text">Its words; null for none.</param>
public sealed record ModelAnswer(string? Text = null)
{
    /// <summary>The tools that it calls.</summary>
    public ImmutableArray<ModelCall> Calls { get; init; } = [];

    /// <summary>An answer that calls one tool.</summary>
    public static ModelAnswer Call(string tool, string arguments) => new() { Calls = [new(tool, arguments)] };
}

/// <summary>A tool that it calls.</summary>
/// <param name="Tool">The name, as it writes it.</param>
/// <param name="Arguments">The arguments, as it writes them: JSON, where it is well.</param>
public sealed record ModelCall(string Tool, string Arguments);
