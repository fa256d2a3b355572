using System.Net;
using Alfred.Gateway.WhatsApp;
using Alfred.Sandbox.Graph;

namespace Alfred.Gateway.Tests.Hosting;

/// <summary>Verbs for tests of a gateway with WhatsApp.</summary>
internal static class WhatsAppGateway
{
    public const string Secret = "wa-fixture-app-secret";
    public const string PhoneId = "106540352242922";

    public static WhatsAppOptions Options(Uri? graph = null, bool isSandbox = false) => new()
    {
        AccessToken = "meta-token-canary",
        PhoneId = PhoneId,
        VerifyToken = "fixture-verify",
        AppSecrets = [Secret],
        GraphUrl = graph ?? new Uri("http://127.0.0.1:9"),
        PairPace = null,
        IsSandbox = isSandbox,
    };

    public static Task<TestGateway> StartAsync(Uri? graph = null, bool isSandbox = false) =>
        TestGateway.StartAsync(TestGateway.Options(Options(graph, isSandbox)));

    /// <summary>Posts a body with a right signature, or with the one given.</summary>
    public static Task<HttpStatusCode> PostAsync(this TestGateway gateway, byte[] body, string secret = Secret) =>
        gateway.PostSignedAsync(body, MetaWebhook.Sign(secret, body));

    /// <summary>Posts a body with a signature that may be another's.</summary>
    public static async Task<HttpStatusCode> PostSignedAsync(this TestGateway gateway, byte[] body, string signature)
    {
        using var request = MetaWebhook.SignedRequest(new Uri(gateway.Url, "/webhook"), signature, body);
        using var response = await gateway.Client.SendAsync(request);
        return response.StatusCode;
    }
}
