namespace Alfred.Silo.CommandLine;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("in-17 \u202Edrop\u202C", "in-17 \uFFFDdrop\uFFFD")]
    [InlineData("a\u2066b\u2069", "a\uFFFDb\uFFFD")]
    [InlineData("a\u200Bb\u200Ec", "a\uFFFDb\uFFFDc")]
    [InlineData("\u001b[2J\r", "\uFFFD[2J\uFFFD")]
    [InlineData("a\u2028b", "a\uFFFDb")]
    public void what_people_wrote_cannot_turn_or_hide_what_the_operator_reads(string text, string shown) =>
        Assert.Equal(shown, TerminalText.Of(text));

    [Theory]
    [InlineData("milk, Äpfel\n\tכן شكرا")]
    [InlineData("👨‍👩‍👧 ☀️ é")]
    public void ordinary_text_of_every_script_stays(string text) => Assert.Equal(text, TerminalText.Of(text));
}
