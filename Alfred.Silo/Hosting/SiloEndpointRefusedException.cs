namespace Alfred.Silo.Hosting;

/// <summary>A silo cannot listen where the settings say.</summary>
/// <param name="message">Which variable, what is wrong and what to do.</param>
internal sealed class SiloEndpointRefusedException(string message) : Exception(message);
