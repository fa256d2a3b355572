using System.Net;
using Alfred.Gateway.Outbound;
using Alfred.Testing.Processes;

namespace Alfred.Gateway.Tests.Outbound;

/// <summary>S5: whatever a name or an address looks like, no connection leads to this machine, its networks or its platform.</summary>
public sealed class PrivateAddressTests
{
    /// <summary>
    /// Hosts as URLs write them. All of them are on the client's list, so that only the check of the address stands in between.
    /// </summary>
    public static TheoryData<string> Hosts =>
    [
        // This machine, plain and in disguise.
        "127.0.0.1", "127.0.0.2", "127.255.255.255", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0177.0.0.1",
        "017700000001",
        "0x7F.0x0.0x0.0x1", "0177.0.0.0x1", "0.0.0.0", "0", "0.1.2.3", "localhost", "LOCALHOST", "localhost.localdomain", "[::1]",
        "[0:0:0:0:0:0:0:1]", "[::]",
        "１２７.0.0.1", "127。0。0。1", "①②⑦.⓪.⓪.①",
        // Carried inside another address.
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:169.254.169.254]", "[::ffff:10.0.0.1]", "[::127.0.0.1]", "[::7f00:1]",
        "[64:ff9b::127.0.0.1]",
        "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
        "[::ffff:0:127.0.0.1]",
        // The platform's metadata and its private networks.
        "169.254.169.254", "169.254.170.2", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.254.1.1", "168.63.129.16",
        "100.100.100.200", "192.0.0.192",
        "[fd00:ec2::254]", "[fdaa::3]", "[fdaa:0:1:a7b:2:0:1:2]", "metadata.google.internal", "_api.internal",
        // Networks at home and in offices.
        "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.1.254", "100.64.0.1", "100.127.255.254",
        "[fc00::1]", "[fd12:3456:789a::1]",
        "[fe80::1]", "[febf::1]", "[fec0::1]",
        // Neither hosts nor anything that a provider has.
        "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "198.19.255.255", "192.88.99.1", "224.0.0.1", "239.255.255.250",
        "240.0.0.1", "255.255.255.255",
        "[ff02::1]", "[ff0e::1]", "[2001:db8::1]", "[3fff::1]", "[100::1]", "[5f00::1]", "[4000::1]",
    ];

    [Fact]
    public async Task not_one_of_these_urls_leads_to_a_connection()
    {
        using var trap = new TrapDialer();
        trap.Name("localhost.localdomain", "127.0.0.1");
        trap.Name("metadata.google.internal", "169.254.169.254");
        trap.Name("_api.internal", "fdaa::3");
        Assert.True(Hosts.Count >= 60);
        foreach (var host in Hosts.Select(row => row.Data))
        {
            var url = new Uri($"https://{host}/latest/meta-data");
            await using var services = OutboundFactory.Create(new("test", [AllowedOrigin.Public(url.IdnHost)]), trap);

            var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => services.Client().GetAsync(url));

            Assert.True(refused is OutboundRefusedException || refused.InnerException is OutboundRefusedException, $"{host}: {refused}");
            Assert.True(trap.Connected.Count == 0 && !trap.HasVisitors, $"{host}: connected");
        }
    }

    [Fact]
    public async Task the_trap_sees_what_the_guard_lets_through()
    {
        using var trap = new TrapDialer();
        trap.Name("graph.facebook.com", "157.240.1.1");
        await using var services = OutboundFactory.Create(new("test", [AllowedOrigin.Public("graph.facebook.com")]), trap);
        using var giveUp = new CancellationTokenSource();
        var call = services.Client().GetAsync(new Uri("https://graph.facebook.com/"), giveUp.Token);
        Assert.True(SpinWait.SpinUntil(() => trap.HasVisitors, Limits.Patience));
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task a_name_is_resolved_once_and_only_its_public_addresses_are_called()
    {
        using var trap = new TrapDialer();
        // Public for the check, private for whoever asks again.
        trap.Name("rebound.example", "157.240.1.1 10.0.0.1 ::1 2a03:2880::1", "127.0.0.1");
        await using var services = OutboundFactory.Create(new("test", [AllowedOrigin.Public("rebound.example")]), trap);
        using var giveUp = new CancellationTokenSource();
        var call = services.Client().GetAsync(new Uri("https://rebound.example/"), giveUp.Token);
        Assert.True(SpinWait.SpinUntil(() => trap.HasVisitors, Limits.Patience));
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("157.240.1.1 2a03:2880::1", string.Join(' ', Assert.Single(trap.Connected).Select(address => address.ToString())));
        Assert.Equal(1, trap.Resolutions);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => services.Client().GetAsync(new Uri("https://rebound.example/")));
        Assert.Single(trap.Connected);
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("157.240.1.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("192.167.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2a03:2880:f003::1")]
    [InlineData("64:ff9b::157.240.1.1")]
    [InlineData("::ffff:157.240.1.1")]
    public void an_address_of_the_internet_is_public(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));
}
