using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Silo.Configuration;

public sealed class EnvironmentFileTests
{
    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("  export A = 1  ", "1")]
    [InlineData("A=", "")]
    [InlineData("A=a#b # a comment", "a#b")]
    [InlineData("A= # only a comment", "")]
    [InlineData("A='a # b' # a comment", "a # b")]
    [InlineData("A=\"say \\\"hi\\\"\\nthen\"", "say \"hi\"\nthen")]
    [InlineData("A='\\n stays'", "\\n stays")]
    [InlineData("A=\"two\nlines\"", "two\nlines")]
    [InlineData("A=first\r\nA=second\r\n", "second")]
    [InlineData("\uFEFF# a comment\n\nA=1", "1")]
    [InlineData("A=postgres://u:p=1@h/d?sslmode=require&x=#1", "postgres://u:p=1@h/d?sslmode=require&x=#1")]
    public void a_line_is_read_as_shells_would(string text, string value) => Assert.Equal(value, EnvironmentFile.Parse(text)["A"]);

    [Theory]
    [InlineData("A", "line 1")]
    [InlineData("A=1\n2B=1", "line 2")]
    [InlineData("A='open", "line 1")]
    [InlineData("A='x' y", "line 1")]
    [InlineData("A=\"\\q\"", "line 1")]
    public void a_wrong_line_is_named_by_its_number_and_never_quoted(string text, string where)
    {
        var exception = Assert.Throws<FormatException>(() => EnvironmentFile.Parse(text));
        Assert.Contains(where, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("open", exception.Message.Replace("opens", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void every_value_survives_double_quotes() =>
        Prop.ForAll<string?>(text =>
        {
            var value = (text ?? "").ReplaceLineEndings("\n");
            var quoted = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            return EnvironmentFile.Parse($"# before\nA=\"{quoted}\"\nB=2\n") is var read && read["A"] == value && read["B"] == "2";
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void any_text_is_read_or_refused_as_a_format() =>
        Prop.ForAll<string?>(text =>
        {
            try
            {
                EnvironmentFile.Parse(text ?? "");
            }
            catch (FormatException)
            {
                // The documented answer.
            }
        }).QuickCheckThrowOnFailure();
}
