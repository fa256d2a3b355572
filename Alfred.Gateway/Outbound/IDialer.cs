namespace Alfred.Gateway.Outbound;

/// <summary>Names to addresses, addresses to connections: the only way in which this process reaches out.</summary>
internal interface IDialer
{
    /// <summary>The addresses of a host's name, or the address that the text is.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Connects to the first of these addresses that answers.</summary>
    Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken);
}
