namespace Alfred.Silo.Configuration;

public sealed class VariablesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("A_TEST=1", "1")]
    [InlineData("export A_TEST = 1  ", "1")]
    [InlineData("A_TEST=a#b # a comment", "a#b")]
    [InlineData("A_TEST='a # b' # a comment", "a # b")]
    [InlineData("A_TEST=\"say \\\"hi\\\"\"", "say \"hi\"")]
    [InlineData("A_TEST='\\n stays'", "\\n stays")]
    [InlineData("A_TEST=\"Ada=+34600111222,\nBob=+34600333444\"", "Ada=+34600111222,\nBob=+34600333444")]
    [InlineData("A_TEST=first\r\nA_TEST=second\r\n", "second")]
    [InlineData("\uFEFFA_TEST=1", "1")]
    [InlineData("# A_TEST=0\n\nA_TEST=1", "1")]
    [InlineData("A_TEST=postgres://u:p=1@h/d?sslmode=require&x=#1", "postgres://u:p=1@h/d?sslmode=require&x=#1")]
    [InlineData("A_TEST=a$HOME", "a$HOME")]
    public void a_line_of_a_file_is_read_as_shells_would(string text, string value)
    {
        Write(".env", text);
        Assert.Equal(value, Variables.Read(_directory.Path)["A_TEST"]);
    }

    [Theory]
    [InlineData("A_TEST=")]
    [InlineData("A_TEST= # only a comment")]
    [InlineData("A_TEST='  '")]
    public void an_empty_value_counts_as_none(string text)
    {
        Write(".env", text);
        Assert.Null(Variables.Read(_directory.Path)["A_TEST"]);
        Assert.True(Variables.Read(_directory.Path).IsEmpty("A_TEST"));
    }

    [Fact]
    public void the_environment_wins_over_the_instances_file_and_that_over_the_common_one()
    {
        Write(".env", "INSTANCE=biz\nPATH=/nowhere\nA_TEST=common\nB_TEST=common");
        Write(".env.biz", "PATH=/nowhere\nA_TEST=biz");
        Write(".env.home", "A_TEST=home");
        var variables = Variables.Read(_directory.Path);
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), variables["PATH"]);
        Assert.Equal(("biz", "common"), (variables["A_TEST"], variables["B_TEST"]));
    }

    [Theory]
    [InlineData("A_TEST='secret\n")]
    [InlineData("A_TEST=\"secret\nB_TEST=\"other\"")]
    [InlineData("A_TEST='secret\n  export B_TEST = 'other'\n")]
    public void a_quote_that_is_not_closed_is_refused_by_the_variables_name_and_never_quoted(string text)
    {
        Write(".env", text);
        var refusal = Assert.Throws<SettingsRefusedException>(() => Variables.Read(_directory.Path));
        Assert.Contains(".env", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("A_TEST", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_directory.Path, file), text);
}
