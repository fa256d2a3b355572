using System.Net;
using Alfred.Gateway.Tests.Hosting;

namespace Alfred.Gateway.Tests.WhatsApp;

public sealed class HandshakeTests
{
    [Fact]
    public async Task the_challenge_is_echoed_exactly_and_as_plain_text()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        using var response = await gateway.Client.GetAsync(
            "/webhook?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=fixture-verify");
        Assert.Equal("1158201444", await response.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hub.mode=subscribe&hub.challenge=1")]
    [InlineData("hub.mode=subscribe&hub.challenge=1&hub.verify_token=")]
    [InlineData("hub.mode=subscribe&hub.challenge=1&hub.verify_token=nope")]
    [InlineData("hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=fixture-verify")]
    [InlineData("hub.mode=subscribe&hub.challenge=1&hub.verify_token=fixture-verify&hub.verify_token=nope")]
    [InlineData("hub.mode=subscribe&hub.challenge=1&hub.challenge=2&hub.verify_token=fixture-verify")]
    public async Task anything_else_is_forbidden(string query)
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        using var response = await gateway.Client.GetAsync($"/webhook?{query}");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }
}
