using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Alfred.Instances;

namespace Alfred.Gateway.Sandbox;

/// <summary>The sandbox's one page. Complete without script; the script only brings new lines in.</summary>
internal static class SandboxPage
{
    /// <summary>No inline script or style, nothing from elsewhere, not to be framed.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Writes the page.</summary>
    public static string Render(GatewayOptions options, IEnumerable<SandboxLine> lines)
    {
        var html = new StringBuilder(4_096);
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Alfred sandbox ({options.Instance.Name})</title>
            <link rel="stylesheet" href="/sandbox/sandbox.css">
            <script src="/sandbox/sandbox.js" defer></script>
            </head>
            <body>
            <h1>Alfred <small>{options.Instance.Name} · sandbox, nothing here reaches {(options.Instance.Kind == InstanceKind.Home ? "WhatsApp" : "Slack")}</small></h1>
            <ol id="transcript" aria-live="polite">
            """);
        foreach (var line in lines)
            AppendLine(html, line);
        html.Append("</ol>\n<footer>\n");
        if (options.WhatsApp is { IsSandbox: true })
            AppendForm(html, "whatsapp", "WhatsApp message", "add bananas");
        if (options.Slack is { IsSandbox: true })
            AppendForm(html, "slack", "/alfred", "ping");
        return html.Append("</footer>\n</body>\n</html>\n").ToString();
    }

    private static void AppendLine(StringBuilder html, SandboxLine line)
    {
        var (kind, who) = line.IsFromAlfred ? ("alfred", "Alfred") : ("person", "You");
        html.Append(CultureInfo.InvariantCulture, $"""<li class="{kind}"><b>{Encode(who)}</b><p>{Encode(line.Text)}</p></li>""");
    }

    private static void AppendForm(StringBuilder html, string channel, string label, string example) => html.Append(CultureInfo.InvariantCulture, $"""
        <form method="post" action="/sandbox/{channel}">
        <label><span>{label}</span> <input name="text" autocomplete="off" autofocus required maxlength="4000" placeholder="{example}"></label>
        <button>Send</button>
        </form>

        """);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
