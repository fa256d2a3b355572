using System.Text;
using System.Text.Json;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Tests.Webhooks;

public sealed class JsonReadingTests
{
    [Theory]
    [InlineData("milk and eggs", 1, "milk and eggs")]
    [InlineData("x", 900_000, "xxx")]
    [InlineData("\\ud83c\\udf36", 100_000, "🌶🌶")]
    [InlineData("é", 100_000, "éé")]
    public void of_a_text_that_nobody_can_have_written_by_hand_the_beginning_is_read(string piece, int times, string beginning)
    {
        using var body = JsonDocument.Parse($"\"{string.Concat(Enumerable.Repeat(piece, times))}\"");
        var text = body.RootElement.Text();
        Assert.StartsWith(beginning, text, StringComparison.Ordinal);
        Assert.InRange(text!.Length, beginning.Length, 41_000);
    }

    [Fact]
    public void a_text_as_long_as_slack_takes_is_read_whole()
    {
        using var body = JsonDocument.Parse($"\"{new string('x', 40_000)}\"");
        Assert.Equal(40_000, body.RootElement.Text()!.Length);
    }

    [Fact]
    public void of_a_forms_text_the_beginning_is_read_as_well()
    {
        var form = new FormBody(Encoding.ASCII.GetBytes($"command=%2Falfred&text={new string('x', 900_000)}"));
        Assert.Equal(JsonReading.MaxTextLength, form.Text("text"u8)!.Length);
    }
}
