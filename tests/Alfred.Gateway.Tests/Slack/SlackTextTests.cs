using Alfred.Gateway.Slack;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Gateway.Tests.Slack;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("<@W111> add milk", "add milk")]
    [InlineData("add milk <@W111|alfred>", "add milk")]
    [InlineData("ask <@U2> or <@U3|bob>", "ask @U2 or @bob")]
    [InlineData("<!channel> in <#C1|general> for <!subteam^S1|@ops>", "@channel in #general for @ops")]
    [InlineData("<https://a.b/c>", "https://a.b/c")]
    [InlineData("<http://a.b|a.b> <mailto:x@y.z|x@y.z>", "a.b x@y.z")]
    [InlineData("<https://evil.example|https://good.example>", "https://good.example (https://evil.example)")]
    [InlineData("1 &lt; 2 &amp;amp; &quot;", "1 < 2 &amp; &quot;")]
    [InlineData("a < b", "a < b")]
    public void markup_is_read_as_people_see_it(string raw, string read) => Assert.Equal(read, SlackText.Read(raw, "W111"));

    [Fact]
    public void what_is_escaped_reads_back_as_it_was() =>
        Prop.ForAll<NonNull<string>>(text =>
            SlackText.Read(SlackText.Escape(text.Get)) == Alfred.Gateway.Webhooks.WrittenText.Clean(text.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void escaped_text_has_no_markup() =>
        Prop.ForAll<NonNull<string>>(text => !SlackText.Escape(text.Get).AsSpan().ContainsAny('<', '>')).QuickCheckThrowOnFailure();
}
