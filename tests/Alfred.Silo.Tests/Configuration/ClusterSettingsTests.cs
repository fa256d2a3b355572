using System.Net;

namespace Alfred.Silo.Configuration;

public sealed class ClusterSettingsTests : IDisposable
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    private static readonly string[] NotPrivate = ["127.0.0.1", "8.8.8.8", "172.32.0.1", "fe80::1", "a00::1"];

    private readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void a_process_is_a_cluster_of_one_unless_it_is_told_otherwise() => Assert.Null(Read("home").Silo);

    [Fact]
    public void home_and_biz_find_ports_of_their_own_on_one_machine()
    {
        var home = Cluster("home", ("SILO_ADDRESS", "10.0.0.5"));
        Assert.Equal(new SiloEndpoint(IPAddress.Parse("10.0.0.5"), 11_111, 30_000), home);
        var biz = Cluster("biz");
        Assert.Equal((11_112, 30_001), (biz.Port, biz.GatewayPort));
    }

    [Fact]
    public void in_production_every_machine_has_the_same_ports()
    {
        var biz = Cluster(
            "biz",
            ("ALFRED_ENV", "production"), ("OPERATOR_TOKEN", Token), ("MEMBERS", "Ada=U024BE7LH"), ("SLACK_BOT_TOKEN", "xoxb-1"),
            ("SLACK_SIGNING_SECRET", "s"));
        Assert.Equal((11_111, 30_000), (biz.Port, biz.GatewayPort));
    }

    [Theory]
    [InlineData("192.168.1.7", "192.168.1.7")]
    [InlineData("fdaa:0:18:a7b:7d:f066:f83b:2", "fdaa:0:18:a7b:7d:f066:f83b:2")]
    [InlineData("[fd00::5]", "fd00::5")]
    [InlineData("::ffff:10.0.0.5", "10.0.0.5")]
    [InlineData("::1", "::1")]
    public void an_address_of_either_kind_is_taken(string given, string address) =>
        Assert.Equal(IPAddress.Parse(address), Cluster("home", ("SILO_ADDRESS", given)).Address);

    [Fact]
    public void on_fly_the_address_is_the_one_of_its_private_network_unless_another_is_named()
    {
        Assert.Equal(IPAddress.Parse("fdaa:0:18::2"), Cluster("home", ("FLY_PRIVATE_IP", "fdaa:0:18::2")).Address);
        Assert.Equal(IPAddress.Parse("10.0.0.5"), Cluster("home", ("FLY_PRIVATE_IP", "fdaa::2"), ("SILO_ADDRESS", "10.0.0.5")).Address);
    }

    [Theory]
    [InlineData("CLUSTER", "redis")]
    [InlineData("CLUSTER", "true")]
    [InlineData("SILO_ADDRESS", "alfred.internal")]
    [InlineData("SILO_ADDRESS", "10.0.0.5:11111")]
    [InlineData("SILO_ADDRESS", "10.5")]
    [InlineData("SILO_ADDRESS", "0.0.0.0")]
    [InlineData("SILO_ADDRESS", "::")]
    [InlineData("SILO_ADDRESS", "fe80::1")]
    [InlineData("SILO_ADDRESS", "224.0.0.1")]
    [InlineData("SILO_PORT", "0")]
    [InlineData("SILO_PORT", "65536")]
    [InlineData("SILO_PORT", "8080")]
    [InlineData("SILO_GATEWAY_PORT", "-1")]
    [InlineData("SILO_GATEWAY_PORT", "11111")]
    public void a_wrong_value_is_refused_by_its_name(string name, string value) =>
        Assert.Equal([name], Refused(("CLUSTER", "postgres"), ("DATABASE_URL", "postgres://u:p@h/d"), (name, value)));

    [Fact]
    public void several_silos_share_no_private_database() => Assert.Equal(["DATABASE_URL"], Refused(("CLUSTER", "postgres")));

    [Fact]
    public void no_gateway_is_a_choice() => Assert.Equal(0, Cluster("home", ("SILO_GATEWAY_PORT", "0")).GatewayPort);

    [Fact]
    public void the_operators_port_may_be_the_public_one_in_a_cluster_too() =>
        Assert.Equal(11_111, Cluster("home", ("PORT", "8080"), ("OPERATOR_PORT", "8080")).Port);

    [Fact]
    public void in_production_what_belongs_to_a_cluster_wants_one() =>
        Assert.Equal(
            ["SILO_PORT"],
            Refused(
                ("ALFRED_ENV", "production"), ("DATABASE_URL", "postgres://u:p@h/d"), ("OPERATOR_TOKEN", Token),
                ("MEMBERS", "Ada=+34600111222"), ("META_TOKEN", "t"), ("PHONE_ID", "1"), ("VERIFY_TOKEN", "v"), ("META_APP_SECRET", "s"),
                ("SILO_PORT", "11111")));

    [Theory]
    [InlineData("10.1.2.3", "127.0.0.1", "10.1.2.3")]
    [InlineData("172.31.0.9", "fd12::1", "172.31.0.9")]
    [InlineData("fd12::1", "2001:db8::1", "fd12::1")]
    public void the_private_address_of_a_machine_is_found(string first, string second, string found) =>
        Assert.Equal(IPAddress.Parse(found), PrivateAddress.First([IPAddress.Parse(second), IPAddress.Parse(first)]));

    [Fact]
    public void public_and_link_local_addresses_are_not_private() =>
        Assert.Null(PrivateAddress.First(NotPrivate.Select(IPAddress.Parse)));

    private SiloEndpoint Cluster(string instance, params (string Name, string Value)[] variables) =>
        Read(instance, [("CLUSTER", "postgres"), ("DATABASE_URL", "postgres://u:p@h/d"), .. variables]).Silo!;

    private AlfredSettings Read(string instance, params (string Name, string Value)[] variables)
    {
        var values = variables.ToDictionary(one => one.Name, one => one.Value);
        values["INSTANCE"] = instance;
        return SettingsReader.Read(Variables.Of(values), _root.Path);
    }

    private string[] Refused(params (string Name, string Value)[] variables)
    {
        // The last value of a name counts.
        var last = variables.GroupBy(one => one.Name).Select(same => same.Last()).ToArray();
        return [.. Assert.Throws<SettingsRefusedException>(() => Read("home", last)).Problems.Select(problem => problem.Subject)];
    }
}
