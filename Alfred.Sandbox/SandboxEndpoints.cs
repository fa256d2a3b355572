using System.Collections.Immutable;

namespace Alfred.Sandbox;

/// <summary>What the sandbox mapped, for the host to say who may use it.</summary>
/// <param name="Page">The page and what it calls: for people.</param>
/// <param name="Apis">The providers' APIs: for Alfred alone.</param>
public sealed record SandboxEndpoints(ImmutableArray<IEndpointConventionBuilder> Page, ImmutableArray<IEndpointConventionBuilder> Apis);
