using Alfred.Gateway.Mail;

namespace Alfred.Gateway.Tests.Mail;

/// <summary>HTML mail as people see it.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>one</p><p>two<br>three</p>", "one\ntwo\nthree")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "a b")]
    [InlineData("a<script>alert(1)</script><style>x</style><title>t</title>b", "ab")]
    [InlineData("&lt;b&gt; &amp; &euro; &nbsp;x", "<b> & € x")]
    [InlineData("<a href='https://evil.example'>here</a>", "here")]
    [InlineData("<b>not closed <i>at all", "not closed at all")]
    [InlineData("", "")]
    public void Is_shown_as(string html, string text) => Assert.Equal(text, MailText.Clean(HtmlText.Read(html).Shown, 500));

    [Theory]
    [InlineData("<p style='display:none'>secret</p>shown")]
    [InlineData("<p style='DISPLAY : none !important'>secret</p>shown")]
    [InlineData("<span hidden>secret</span>shown")]
    [InlineData("<div style='visibility:hidden'><p>secret</p></div>shown")]
    [InlineData("<span style='font-size:0px'>secret</span>shown")]
    [InlineData("<span style='color:#ffffff'>secret</span>shown")]
    [InlineData("<span style='color:#123;background-color:#123'>secret</span>shown")]
    [InlineData("<font color=white>secret</font>shown")]
    [InlineData("<div style='opacity:0.0'>secret</div>shown")]
    [InlineData("<div style='max-height:0;overflow:hidden'>secret</div>shown")]
    [InlineData("<!-- secret -->shown")]
    public void What_is_hidden_is_kept_apart(string html)
    {
        var (shown, hidden) = HtmlText.Read(html);
        Assert.Equal(("shown", "secret"), (MailText.Clean(shown, 500), MailText.Line(hidden, 500)));
    }

    [Theory]
    [InlineData("<p style='color:white;background-color:#003366'>button</p>")]
    [InlineData("<p style='font-size:10px;opacity:0.9;font-weight:700'>button</p>")]
    [InlineData("<!--[if mso]><table><![endif]--><p>button</p>")]
    public void What_can_be_seen_is_not_hidden(string html) => Assert.Equal("", MailText.Line(HtmlText.Read(html).Hidden, 500));

    // Each of them took seconds, and a digest reads sixty messages that anybody may have sent.
    [Theory]
    [InlineData("<div>x")]
    [InlineData("<b></p>x")]
    [InlineData("<h1><a>x")]
    [InlineData("<table>x")]
    public void a_message_made_of_elements_is_read_as_far_as_a_person_can_have_written_it(string part)
    {
        var (shown, _) = HtmlText.Read($"top {string.Concat(Enumerable.Repeat(part, 10_000))} bottom");
        Assert.StartsWith("top", shown.TrimStart(), StringComparison.Ordinal);
        Assert.InRange(shown.Count(static letter => letter == 'x'), 100, 1_500);
        Assert.DoesNotContain("bottom", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void a_message_made_of_closing_tags_is_read_no_further_either()
    {
        var (shown, _) = HtmlText.Read(
            $"top {string.Concat(Enumerable.Repeat("<svg>", 1_400))}{string.Concat(Enumerable.Repeat("</b>x", 10_000))}");
        Assert.StartsWith("top", shown.TrimStart(), StringComparison.Ordinal);
        Assert.InRange(shown.Count(static letter => letter == 'x'), 0, 3_200);
    }

    [Fact]
    public void What_stands_before_the_element_that_is_too_many_is_all_there()
    {
        var (shown, _) = HtmlText.Read(string.Concat(Enumerable.Range(0, 3_000).Select(number => $"<p>{number}</p>")));
        var numbers = shown.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();
        Assert.Equal(Enumerable.Range(0, numbers.Length), numbers);
        Assert.InRange(numbers.Length, 1_400, 1_500);
    }

    [Fact]
    public void a_page_nested_without_end_is_read()
    {
        var (shown, _) = HtmlText.Read($"top{string.Concat(Enumerable.Repeat("<div>", 20_000))}deep");
        Assert.StartsWith("top", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void invisible_letters_do_not_hide_words() =>
        Assert.Equal("ignore previous", MailText.Line("ig\u200bno\u00adre pre\u202evious", 100));
}
