using System.Net;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Inbox;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Sandbox;

public sealed class FaultTests
{
    [Theory]
    [InlineData("outage", typeof(SendResult.Later), 0)]
    [InlineData("throttle", typeof(SendResult.Later), 0)]
    [InlineData("cutAnswer", typeof(SendResult.Unknown), 1)]
    [InlineData("failedDelivery", typeof(SendResult.Sent), 1)]
    public async Task a_fault_of_whatsapp_reaches_the_sender_until_it_ends(string fault, Type expected, int shown)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync($"faults/{fault}/true");
        Assert.IsType(expected, await SendAsync(gateway, gateway.Channel, $"wa:{SandboxGateway.Ada}"));
        Assert.Equal(shown, (await gateway.BubblesAsync()).Length);
        // Slack's introduction may have met it as well.
        Assert.NotEqual(0, (await gateway.StateAsync()).GetProperty("faults")[0].GetProperty("count").GetInt32());
        await gateway.DidAsync($"faults/{fault}/false");
        Assert.IsType<SendResult.Sent>(await SendAsync(gateway, gateway.Channel, $"wa:{SandboxGateway.Ada}"));
    }

    [Theory]
    [InlineData("outage", typeof(SendResult.Later), 0)]
    [InlineData("throttle", typeof(SendResult.Later), 0)]
    [InlineData("cutAnswer", typeof(SendResult.Unknown), 1)]
    public async Task a_fault_of_slack_reaches_the_sender(string fault, Type expected, int shown)
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync($"faults/{fault}/true");
        Assert.IsType(expected, await SendAsync(gateway, gateway.Slack, "slack:T0SANDBOX:D0ADA"));
        Assert.Equal(shown, (await gateway.PostsAsync()).Length);
    }

    [Fact]
    public async Task a_closed_window_takes_no_text()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync("faults/closedWindow/true");
        Assert.IsNotType<SendResult.Sent>(await SendAsync(gateway, gateway.Channel, $"wa:{SandboxGateway.Ada}"));
        Assert.Empty(await gateway.BubblesAsync());
    }

    [Fact]
    public async Task a_failed_delivery_is_told_by_a_status()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync("faults/failedDelivery/true");
        await SendAsync(gateway, gateway.Channel, $"wa:{SandboxGateway.Ada}");
        await gateway.DeliveredAsync(1);
        Assert.Equal((DeliveryStage.Failed, "WhatsApp error 131026"), (gateway.Inbox.Receipts[0].Stage, gateway.Inbox.Receipts[0].Reason));
    }

    [Fact]
    public async Task a_duplicate_delivery_is_the_same_message_twice()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        await gateway.DidAsync("faults/duplicateDelivery/true");
        await gateway.DidAsync($"phones/{SandboxGateway.Ada}/say", new { text = "add bananas" });
        await gateway.DeliveredAsync(2);
        Assert.Single(gateway.Inbox.Fresh);
        Assert.Single(await gateway.BubblesAsync());
    }

    [Fact]
    public async Task a_message_that_alfred_could_not_take_is_delivered_again()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        gateway.Inbox.IsAway = true;
        await gateway.DidAsync($"phones/{SandboxGateway.Ada}/say", new { text = "add bananas" });
        await RefusedOnceAsync(gateway);
        gateway.Inbox.IsAway = false;
        var since = TimeProvider.System.GetTimestamp();
        while (gateway.Inbox.Fresh.IsEmpty)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Limits.Patience, "the webhook did not come again");
            gateway.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        Assert.Equal("add bananas", Assert.Single(gateway.Inbox.Read(gateway.Channel)).Text);
    }

    [Fact]
    public async Task an_unknown_fault_is_not_found()
    {
        await using var gateway = await SandboxGateway.StartAsync();
        using var response = await gateway.DoAsync("faults/earthquake/true");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task RefusedOnceAsync(TestGateway gateway)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!(await gateway.StateAsync()).GetProperty("traffic").EnumerateArray()
            .Any(entry => entry.GetProperty("status").GetString() == "503"))
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Limits.Patience, "the webhook was not refused");
    }

    private static Task<SendResult> SendAsync(TestGateway gateway, IChannel channel, string to) =>
        channel.SendAsync(
            new OutboundMessage(1, new ConversationId(to), new Address(to), new Reply("Hello"), gateway.Time.GetUtcNow()),
            CancellationToken.None);
}
