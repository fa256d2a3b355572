using System.Net.Sockets;
using System.Text;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>Requests written byte by byte: with header lines that no client library would send.</summary>
internal static class RawHttp
{
    /// <summary>Opens a connection to the gateway.</summary>
    public static async Task<TcpClient> ConnectAsync(this TestGateway gateway)
    {
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(gateway.Url.Host, gateway.Url.Port);
        return connection;
    }

    /// <summary>Gets something with exactly these header lines and returns the whole answer.</summary>
    public static async Task<string> GetAsync(this TestGateway gateway, string path, params string[] headerLines)
    {
        using var connection = await gateway.ConnectAsync();
        var stream = connection.GetStream();
        var headers = string.Concat(headerLines.Select(line => $"{line}\r\n"));
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(Limits.Patience);
    }

    /// <summary>Posts a body with exactly these header lines and returns the whole answer but its date.</summary>
    public static async Task<string> PostAsync(this TestGateway gateway, string path, byte[] body, params string[] headerLines)
    {
        using var connection = await gateway.ConnectAsync();
        var head =
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " +
            $"{body.Length}\r\n{string.Concat(headerLines.Select(line => $"{line}\r\n"))}\r\n";
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head));
        await stream.WriteAsync(body);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync().WaitAsync(Limits.Patience);
        return string.Join('\n', answer.Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal)));
    }
}
