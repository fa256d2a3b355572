using Alfred.Silo.Configuration;
using Alfred.Silo.Dashboard;
using Alfred.Silo.PrivatePostgres;

namespace Alfred.Silo.Hosting;

/// <summary>The addresses, tokens and first steps for somebody who starts Alfred by hand.</summary>
internal static class Banner
{
    /// <summary>Writes the banner.</summary>
    public static void Write(TextWriter output, AlfredSettings settings)
    {
        var gateway = settings.Gateway;
        var (address, operators) = (AddressOf(gateway.Port), AddressOf(gateway.OperatorPort ?? gateway.Port));
        var hasSandbox = gateway is { WhatsApp.IsSandbox: true } or { Slack.IsSandbox: true };
        output.WriteLine();
        output.WriteLine($"  Alfred-{(settings.Instance.Kind == InstanceKind.Home ? "Home" : "Biz")} is running. Ctrl-C stops it.");
        output.WriteLine();
        if (hasSandbox)
            Line("Try it", $"{address}/sandbox");
        if (gateway.WhatsApp is { } whatsApp)
            Line("WhatsApp", $"{address}/webhook{Suffix(whatsApp.IsSandbox)}");
        if (gateway.Slack is { } slack)
            Line("Slack", $"{address}/slack/events{Suffix(slack.IsSandbox)}");
        Line("Console", $"{operators}/dashboard");
        if (settings.HasOrleansDashboard)
            Line("Orleans", $"{operators}{OrleansDashboard.Route}/");
        Line("Operator", gateway.IsOperatorTokenGenerated ? $"token {gateway.OperatorToken}" : "the token of OPERATOR_TOKEN");
        if (settings.Instance.AllowUnknownSenders)
            Line("Members", "whoever writes, while every channel is in sandbox and MEMBERS is not set");
        if (hasSandbox || gateway.IsOperatorTokenGenerated)
            Line("Secrets", Path.Combine(settings.DataDirectory, SandboxSecrets.FileName));
        if (settings.Database is null)
            Line("Database", $"psql -h '{InstanceDatabase.PrivateCluster(settings).SocketDirectory}' -U {ClusterPlace.DatabaseName}");
        if (gateway.WhatsApp is { IsSandbox: true })
        {
            output.WriteLine();
            output.WriteLine("  Send a first message:");
            output.WriteLine($"    curl -H 'Content-Type: text/plain' -d 'add bananas' {address}/webhook");
        }

        output.WriteLine();
        output.Flush();

        void Line(string name, string value) => output.WriteLine($"    {name,-10}{value}");
    }

    private static string AddressOf(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static string Suffix(bool isSandbox) => isSandbox ? "  (sandbox)" : string.Empty;
}
