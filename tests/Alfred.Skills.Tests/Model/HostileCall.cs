using System.Collections.Immutable;
using Alfred.Instances;
using Alfred.Members;
using Alfred.Model;
using Alfred.Sandbox.Model;

namespace Alfred.Skills.Tests.Model;

/// <summary>What a model that obeys somebody else wants to do, and why it may not.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Calls">What it calls.</param>
/// <param name="Reason">Why the last of them is refused.</param>
internal sealed record HostileCall(string Name, ImmutableArray<ModelCall> Calls, ToolRefusal Reason)
{
    public InstanceKind Kind { get; init; } = InstanceKind.Home;

    public MemberRole Role { get; init; } = MemberRole.Adult;

    public bool IsDirect { get; init; } = true;

    /// <summary>What the person wrote.</summary>
    public string Message { get; init; } = "could you see to it for me";

    /// <summary>How many of the calls are in order.</summary>
    public int Allowed { get; init; }

    public override string ToString() => Name;

    public static HostileCall Of(string name, string tool, string arguments, ToolRefusal reason) =>
        new(name, [new(tool, arguments)], reason);
}
