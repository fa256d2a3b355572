using System.Text.RegularExpressions;

namespace Alfred.Architecture;

public sealed partial class SourceTests
{
    private const int MaxFileLength = 400;
    private const int MaxColumns = 140;

    [Fact]
    public void no_file_is_longer_than_400_lines() =>
        Assert.Empty(Repository.Files(".", "*.cs").Where(path => Repository.Read(path).Count(c => c == '\n') > MaxFileLength));

    // What tests send and expect byte for byte stays as it is: raw texts of theirs.
    [Fact]
    public void no_line_is_longer_than_140_columns() =>
        Assert.Empty(Repository.Files(".", "*.cs").SelectMany(path => LongLines(path, path.StartsWith("tests", StringComparison.Ordinal))));

    [Fact]
    public void grain_and_skill_code_has_no_conditional_parts() =>
        Assert.Empty(
            Repository.Files("Alfred.Grains", "*.cs").Concat(Repository.Files("Alfred.Grains.Interfaces", "*.cs"))
                .Concat(Repository.Files("skills", "*.cs"))
            .Where(path => Conditional().IsMatch(Repository.Read(path))));

    // SQL that is put together from parts: an interpolated or concatenated text that begins like a statement.
    [Fact]
    public void no_sql_is_put_together_from_parts() =>
        Assert.Empty(
            Repository.Sources.Where(
                path => InterpolatedSql().IsMatch(Repository.Read(path)) || ConcatenatedSql().IsMatch(Repository.Read(path))));

    [Fact]
    public void secrets_are_compared_in_constant_time_only()
    {
        var verifiers = Repository.Files("Alfred.Gateway", "*Signature.cs").Append("Alfred.Gateway/Access/BearerToken.cs")
            .Where(path => !path.EndsWith("HexSignature.cs", StringComparison.Ordinal)).ToArray();
        Assert.True(verifiers.Length >= 3, string.Join(", ", verifiers));
        Assert.All(verifiers, path =>
        {
            var text = Repository.Read(path);
            Assert.Contains("CryptographicOperations.FixedTimeEquals", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(OrdinaryComparison(), text);
        });
    }

    [Fact]
    public void every_kind_of_language_file_is_explained()
    {
        var page = Repository.Read("docs/languages.md");
        Assert.Empty(Repository.Files(".", "*.en.ini").Where(static path => !path.StartsWith("tests", StringComparison.Ordinal))
            .Select(static path => Path.GetFileName(path).Split('.')[0]).Distinct(StringComparer.Ordinal)
            .Where(kind => !page.Contains($"`{kind}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void a_todo_names_its_issue() =>
        Assert.Empty(Repository.Sources.Where(path => Todo().IsMatch(Repository.Read(path))));

    [Theory]
    [InlineData("Alfred.Gateway")]
    [InlineData("Alfred.Grains")]
    [InlineData("Alfred.Sandbox")]
    [InlineData("Alfred.Silo")]
    public void event_ids_are_unique_in_their_assembly(string project) =>
        Assert.Empty(Repository.Files(project, "*.cs")
            .SelectMany(path => EventId().Matches(Repository.Read(path))).Select(match => match.Groups[1].Value)
            .GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void decisions_have_numbers_of_their_own() =>
        Assert.Empty(
            Repository.Files("docs/decisions", "*.md").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0]))
                .GroupBy(name => name![..4]).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void every_variable_of_the_settings_stands_in_the_template()
    {
        var template = Repository.Read(".env.template");
        var names = Repository.Files("Alfred.Silo/Configuration", "*.cs").SelectMany(path => Variable().Matches(Repository.Read(path)))
            .Select(match => match.Groups[1].Value).Distinct();
        Assert.Empty(
            names.Where(
                name => name is not ("FLY_APP_NAME" or "FLY_PRIVATE_IP") && !template.Contains($"#{name}=", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> LongLines(string path, bool hasWireTexts)
    {
        var isInside = false;
        foreach (var (line, index) in Repository.Read(path).Split('\n').Select((line, index) => (line, index)))
        {
            var quotes = RawText().Count(line);
            var isWireText = hasWireTexts && (isInside || quotes > 0);
            isInside ^= quotes % 2 == 1;
            if (line.EnumerateRunes().Count() > MaxColumns && !isWireText)
                yield return $"{path}:{index + 1}";
        }
    }

    [GeneratedRegex("\"\"\"+")]
    private static partial Regex RawText();

    [GeneratedRegex(@"^\s*#(if|elif)\b", RegexOptions.Multiline)]
    private static partial Regex Conditional();

    [GeneratedRegex("\\$@?\"+\\s*(select|insert|update|delete|create|alter|drop|truncate)\\s", RegexOptions.IgnoreCase)]
    private static partial Regex InterpolatedSql();

    [GeneratedRegex("\"\\s*(select|insert into|update|delete from)\\s[^\"]*\"\\s*\\+", RegexOptions.IgnoreCase)]
    private static partial Regex ConcatenatedSql();

    [GeneratedRegex(@"SequenceEqual|string\.Equals|\.Equals\(")]
    private static partial Regex OrdinaryComparison();

    [GeneratedRegex(@"LoggerMessage\((\d+)")]
    private static partial Regex EventId();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b(?!\s*\(#\d+\))")]
    private static partial Regex Todo();

    [GeneratedRegex("(?:Find|Read|Require|Secret|Rotating|variables\\[)\\(?\\s*(?:<[^>]+>\\()?\"([A-Z][A-Z_]{3,})\"")]
    private static partial Regex Variable();
}
