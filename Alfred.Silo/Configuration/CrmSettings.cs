using Alfred.Gateway.Crm;

namespace Alfred.Silo.Configuration;

/// <summary>The CRM's part of the settings.</summary>
internal static class CrmSettings
{
    private static readonly Uri HubSpotApi = new("https://api.hubapi.com/");

    /// <summary>
    /// Reads what HubSpot needs; null without a token, when customers are looked up in the instance's own tables. A company that is tried
    /// out in the sandbox has a made-up account.
    /// </summary>
    /// <param name="reader">The variables.</param>
    /// <param name="isSandbox">Whether the company's channel is in sandbox.</param>
    /// <param name="port">The public listener, where the sandbox plays HubSpot.</param>
    public static HubSpotOptions? Read(VariableReader reader, bool isSandbox, int port)
    {
        var url = reader.Read<Uri?>("HUBSPOT_API_URL", null, text => Formats.ApiUrl(text, reader.IsProduction));
        if (reader.Find("HUBSPOT_TOKEN") is { } token)
            return new() { AccessToken = token, ApiUrl = WithSlash(url ?? HubSpotApi) };
        return isSandbox && url is null
            ? new() { AccessToken = "sandbox", ApiUrl = new($"http://127.0.0.1:{port}/sandbox/hubspot/") }
            : null;
    }

    // What stands behind the last slash would be replaced by the method's path.
    private static Uri WithSlash(Uri url) => url.AbsoluteUri.EndsWith('/') ? url : new(url.AbsoluteUri + "/");
}
