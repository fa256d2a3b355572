namespace Alfred.Silo.Configuration;

/// <summary>Where the other silos of a cluster reach this one.</summary>
/// <param name="Address">An address of this machine.</param>
/// <param name="Port">The port for other silos.</param>
/// <param name="GatewayPort">The port for Orleans clients; 0 for none, as Alfred has no such clients.</param>
public sealed record SiloEndpoint(IPAddress Address, int Port, int GatewayPort);
