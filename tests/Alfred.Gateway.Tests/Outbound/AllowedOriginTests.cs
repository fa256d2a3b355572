using Alfred.Gateway.Outbound;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Gateway.WhatsApp;

namespace Alfred.Gateway.Tests.Outbound;

public sealed class AllowedOriginTests
{
    [Theory]
    [InlineData("https://graph.facebook.com/v24.0/1/messages")]
    [InlineData("https://GRAPH.facebook.com:443/")]
    [InlineData("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1")]
    public void whatsapps_token_may_go_to_meta(string url) => Assert.True(WhatsApp().Allows(new Uri(url)));

    [Theory]
    [InlineData("http://graph.facebook.com/")]
    [InlineData("https://graph.facebook.com:8443/")]
    [InlineData("https://graph.facebook.com./")]
    [InlineData("https://graph.facebook.com.evil.example/")]
    [InlineData("https://evil.example/graph.facebook.com")]
    [InlineData("https://evil.example#graph.facebook.com")]
    [InlineData("https://evil.example\\@graph.facebook.com/")]
    [InlineData("https://graph.facebook.com@evil.example/")]
    [InlineData("https://user:secret@graph.facebook.com/")]
    [InlineData("https://graph.facebook.com%2eevil.example/")]
    [InlineData("https://graph.facebоok.com/")]
    [InlineData("https://slack.com/api/chat.postMessage")]
    [InlineData("https://hooks.slack.com/commands/1")]
    [InlineData("ftp://graph.facebook.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("file://graph.facebook.com/etc/passwd")]
    [InlineData("gopher://graph.facebook.com:70/_x")]
    [InlineData("data:text/plain,hi")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ldap://graph.facebook.com/")]
    [InlineData("/v24.0/1/messages")]
    public async Task and_to_nothing_else(string url)
    {
        using var trap = new TrapDialer();
        await using var services = OutboundFactory.Create(WhatsApp(), trap);
        // What is no URL at all has nobody to call.
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri))
            await Assert.ThrowsAsync<OutboundRefusedException>(() => services.Client(WhatsAppOutbound.Name).GetAsync(uri));
        Assert.Equal((0, 0, false), (trap.Resolutions, trap.Connected.Count, trap.HasVisitors));
    }

    [Fact]
    public async Task a_client_that_nobody_allowed_anything_may_call_nothing()
    {
        using var trap = new TrapDialer();
        await using var services = OutboundFactory.Create(WhatsApp(), trap);
        await Assert.ThrowsAsync<OutboundRefusedException>(
            () => services.Client("another").GetAsync(new Uri("https://graph.facebook.com/")));
        await Assert.ThrowsAsync<OutboundRefusedException>(() => services.Client("").GetAsync(new Uri("https://graph.facebook.com/")));
        Assert.Equal(0, trap.Resolutions);
    }

    [Fact]
    public void an_api_without_tls_is_trusted_on_this_machine_or_outside_production()
    {
        var fake = new Uri("http://127.0.0.1:8123/api");
        Assert.True(SlackOutbound.Client(SlackGateway.Options(fake), isProduction: true).Allows(fake));
        var beside = new Uri("http://fake-slack:8123/api");
        Assert.True(SlackOutbound.Client(SlackGateway.Options(beside), isProduction: false).Allows(beside));
        Assert.False(SlackOutbound.Client(SlackGateway.Options(beside), isProduction: true).Allows(beside));
        // Named, but by TLS: its addresses are checked like those of every other host.
        Assert.False(AllowedOrigin.Configured(new Uri("https://graph.facebook.com"), isProduction: false).IsTrusted);
    }

    private static OutboundClient WhatsApp() =>
        WhatsAppOutbound.Client(WhatsAppGateway.Options(new Uri("https://graph.facebook.com")), isProduction: false);
}
