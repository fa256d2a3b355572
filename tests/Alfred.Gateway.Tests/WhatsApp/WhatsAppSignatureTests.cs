using System.Net;
using System.Text;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Gateway.WhatsApp;
using Alfred.Sandbox.Graph;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Primitives;

namespace Alfred.Gateway.Tests.WhatsApp;

public sealed class WhatsAppSignatureTests
{
    private static readonly WhatsAppSignature Signature = new([WhatsAppGateway.Secret]);

    [Theory]
    // RFC 4231, test case 2, and the example of FIPS 198 with a text body.
    [InlineData("Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("key", "The quick brown fox jumps over the lazy dog", "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8")]
    public void known_values_match(string secret, string body, string hex) =>
        Assert.True(new WhatsAppSignature([secret]).Matches($"sha256={hex}", Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void every_single_flipped_bit_is_noticed()
    {
        var body = new byte[256];
        new Random(1).NextBytes(body);
        var header = MetaWebhook.Sign(WhatsAppGateway.Secret, body);
        Assert.True(Signature.Matches(header, body));
        for (var bit = 0; bit < 2_048; bit++)
        {
            body[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Signature.Matches(header, body), $"bit {bit}");
            body[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void any_body_matches_its_own_signature_in_both_cases_of_the_digits() =>
        Prop.ForAll<byte[]>(body =>
        {
            var header = MetaWebhook.Sign(WhatsAppGateway.Secret, body);
            return Signature.Matches(header, body) && Signature.Matches($"sha256={header["sha256=".Length..].ToUpperInvariant()}", body);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha256=ab")]
    [InlineData("sha1=0beec7b5ea3f0fdbc95d0dd47f3c5bc275da8a33")]
    [InlineData("SHA256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8")]
    [InlineData("sha256=zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256=sha256=00000000000000000000000000000000000000000000000000000000")]
    public void a_malformed_header_matches_nothing(string header) => Assert.False(Signature.Matches(header, "hi"u8));

    [Fact]
    public void a_missing_or_doubled_header_matches_nothing()
    {
        var right = MetaWebhook.Sign(WhatsAppGateway.Secret, "hi"u8);
        Assert.False(Signature.Matches(StringValues.Empty, "hi"u8));
        Assert.False(Signature.Matches(new StringValues([right, right]), "hi"u8));
        Assert.False(Signature.Matches($"{right},{right}", "hi"u8));
    }

    [Fact]
    public void during_a_rotation_both_secrets_match_and_an_empty_one_never()
    {
        var rotating = new WhatsAppSignature(["new", "old", ""]);
        Assert.True(rotating.Matches(MetaWebhook.Sign("new", "hi"u8), "hi"u8));
        Assert.True(rotating.Matches(MetaWebhook.Sign("old", "hi"u8), "hi"u8));
        Assert.False(rotating.Matches(MetaWebhook.Sign("", "hi"u8), "hi"u8));
        Assert.False(rotating.Matches(MetaWebhook.Sign("other", "hi"u8), "hi"u8));
    }

    [Fact]
    public void a_body_that_a_proxy_unescaped_matches_by_its_escaped_form()
    {
        var header = MetaWebhook.Sign(WhatsAppGateway.Secret, Encoding.ASCII.GetBytes("{\"t\":\"caf\\u00e9 \\ud83d\\udc4d\"}"));
        Assert.True(Signature.Matches(header, Encoding.UTF8.GetBytes("{\"t\":\"café 👍\"}")));
        Assert.False(Signature.Matches(header, Encoding.UTF8.GetBytes("{\"t\":\"café 👎\"}")));
    }

    [Fact]
    public void any_body_matches_by_its_escaped_form_and_broken_utf8_does_not()
    {
        Prop.ForAll(Gen.Elements("a", "é", "👍", "\n", "漢").ListOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var body = string.Concat(Enumerable.Repeat(text, 200));
            var escaped = string.Concat(body.Select(unit => unit < 0x80 ? unit.ToString() : $"\\u{(int)unit:x4}"));
            return Signature.Matches(
                MetaWebhook.Sign(WhatsAppGateway.Secret, Encoding.ASCII.GetBytes(escaped)), Encoding.UTF8.GetBytes(body));
        }).QuickCheckThrowOnFailure();
        Assert.False(Signature.Matches(MetaWebhook.Sign(WhatsAppGateway.Secret, "x"u8), [0xFF, 0xFE]));
    }

    [Fact]
    public async Task every_refusal_is_the_same_answer()
    {
        await using var gateway = await WhatsAppGateway.StartAsync();
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var header in new[] { null, "", "sha256=", MetaWebhook.Sign("other", "{}"u8), "sha256=zz" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/webhook") { Content = new ByteArrayContent("{}"u8.ToArray()) };
            if (header is not null)
                request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", header);
            using var response = await gateway.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            answers.Add($"{response.Headers.ToString().Split("Date:")[0]}|{await response.Content.ReadAsStringAsync()}");
        }

        Assert.Single(answers);
        Assert.Empty(gateway.Inbox.Deliveries);
    }
}
