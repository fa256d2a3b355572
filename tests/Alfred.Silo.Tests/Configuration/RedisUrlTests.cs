using FsCheck;
using FsCheck.Fluent;
using StackExchange.Redis;

namespace Alfred.Silo.Configuration;

public sealed class RedisUrlTests
{
    [Theory]
    [InlineData("redis://localhost", "localhost:6379,abortConnect=false")]
    [InlineData("redis://:pw@h:6380/3", "h:6380,abortConnect=false,password=pw,defaultDatabase=3")]
    [InlineData("rediss://default:p%40w@eu1.upstash.io:6379", "eu1.upstash.io:6379,abortConnect=false,password=p@w,ssl=true")]
    [InlineData("redis://ada:pw@h", "h:6379,abortConnect=false,user=ada,password=pw")]
    public void a_url_becomes_a_configuration(string url, string configuration) =>
        Assert.Equal(configuration, RedisUrl.ToConfiguration(url));

    [Theory]
    [InlineData("localhost:6379")]
    [InlineData("http://h")]
    [InlineData("redis://hush,ssl=false:pw@h")]
    [InlineData("redis://:hush,ssl=false@h")]
    [InlineData("redis://:hush@h/hush")]
    public void anything_else_is_refused_without_telling_the_secret(string url)
    {
        var exception = Assert.Throws<FormatException>(() => RedisUrl.ToConfiguration(url));
        Assert.DoesNotContain("hush", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void the_client_reads_the_same_password() =>
        Prop.ForAll<PositiveInt, ushort>((seed, port) =>
        {
            var password = $"p{seed.Get}=;:/@?# é";
            var options = ConfigurationOptions.Parse(
                RedisUrl.ToConfiguration($"redis://:{Uri.EscapeDataString(password)}@h:{port + 1 % 65535}"));
            return options.Password == password && !options.AbortOnConnectFail;
        }).QuickCheckThrowOnFailure();
}
