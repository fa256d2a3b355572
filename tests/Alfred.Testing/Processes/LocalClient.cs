namespace Alfred.Testing.Processes;

/// <summary>HTTP as providers speak it to a process of this machine: no redirects, no proxy.</summary>
public static class LocalClient
{
    /// <summary>A client of a port; whoever takes it disposes it.</summary>
    public static HttpClient To(int port, TimeSpan timeout) =>
#pragma warning disable RS0030 // Tests have no factory of clients.
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
            Timeout = timeout,
        };
#pragma warning restore RS0030
}
