using System.Globalization;
using System.Text;
using Alfred.Gateway.Slack;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Sandbox.Slack;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Gateway.Tests.Slack;

public sealed class SlackSignatureTests
{
    private const long Now = 1531420618;

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(Now));

    private SlackSignature Signature => new([SlackGateway.Secret], _time);

    [Fact]
    public void the_published_example_matches()
    {
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
            + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
            + "96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        const string Header = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
        Assert.True(Signature.Matches("1531420618", Header, Encoding.ASCII.GetBytes(Body)));
        Assert.False(Signature.Matches("1531420618", Header, Encoding.ASCII.GetBytes($"{Body}------")));
    }

    [Fact]
    public void the_example_of_another_sdk_matches()
    {
        const string Body = """
            {"token":"aF5ynEYQH0dFN9imlgcADxDB","team_id":"XXXXXXXXX","api_app_id":"YYYYYYYYY","event":{"type":"app_mention","user":"AAAAAAAAA","text":"<@EEEEEEEEE> hello world","client_msg_id":"477cc591-ch73-a14z-4db8-g0cd76321bec","ts":"1531431954.000073","channel":"TTTTTTTTT","event_ts":"1531431954.000073"},"type":"event_callback","event_id":"TvBP7LRED7","event_time":1531431954,"authed_users":["EEEEEEEEE"]}
            """;
        _time.SetUtcNow(DateTimeOffset.FromUnixTimeSeconds(1531431954));
        var signature = new SlackSignature(["e6b19c573432dcc6b075501d51b51bb8"], _time);
        Assert.True(
            signature.Matches(
                "1531431954", "v0=adada4ed31709aef585c2580ca3267678c6a8eaeb7e0c1aca3ee57b656886b2c", Encoding.ASCII.GetBytes(Body)));
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(-299, true)]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void a_signature_is_good_for_five_minutes_either_way(int offset, bool isGood)
    {
        var timestamp = (Now + offset).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(isGood, Signature.Matches(timestamp, SlackWebhookRequest.Sign(SlackGateway.Secret, timestamp, "hi"u8), "hi"u8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("+1531420618")]
    [InlineData("1531420618 ")]
    [InlineData("1531420618.0")]
    [InlineData("1.531420618e9")]
    [InlineData("99999999999999999999")]
    [InlineData("-9223372036854775808")]
    [InlineData("١٥٣١٤٢٠٦١٨")]
    public void a_timestamp_that_is_no_number_matches_nothing_even_when_it_is_signed(string timestamp) =>
        Assert.False(Signature.Matches(timestamp, SlackWebhookRequest.Sign(SlackGateway.Secret, timestamp, "hi"u8), "hi"u8));

    [Fact]
    public void every_single_flipped_bit_is_noticed()
    {
        var body = new byte[256];
        new Random(2).NextBytes(body);
        var header = SlackWebhookRequest.Sign(SlackGateway.Secret, "1531420618", body);
        for (var bit = 0; bit < 2_048; bit++)
        {
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Signature.Matches("1531420618", header, body), $"bit {bit}");
            body[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.True(Signature.Matches("1531420618", header, body));
    }

    [Fact]
    public void missing_and_doubled_headers_match_nothing()
    {
        var right = SlackWebhookRequest.Sign(SlackGateway.Secret, "1531420618", "hi"u8);
        Assert.False(Signature.Matches("1531420618", StringValues.Empty, "hi"u8));
        Assert.False(Signature.Matches(StringValues.Empty, right, "hi"u8));
        Assert.False(Signature.Matches("1531420618", new StringValues([right, right]), "hi"u8));
        Assert.False(Signature.Matches("1531420618", $"{right},{right}", "hi"u8));
        Assert.False(Signature.Matches(new StringValues(["1531420618", "1531420618"]), right, "hi"u8));
        Assert.False(Signature.Matches("1531420618", right.Replace("v0=", "v1=", StringComparison.Ordinal), "hi"u8));
    }

    [Fact]
    public void during_a_rotation_both_secrets_match_and_an_empty_one_never()
    {
        var rotating = new SlackSignature(["new", "old", ""], _time);
        Assert.True(rotating.Matches("1531420618", SlackWebhookRequest.Sign("new", "1531420618", "hi"u8), "hi"u8));
        Assert.True(rotating.Matches("1531420618", SlackWebhookRequest.Sign("old", "1531420618", "hi"u8), "hi"u8));
        Assert.False(rotating.Matches("1531420618", SlackWebhookRequest.Sign("", "1531420618", "hi"u8), "hi"u8));
    }
}
