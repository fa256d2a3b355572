using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Alfred.Silo.Hosting;

public sealed class JsonLogFormatterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 18, 30, 0, 5, TimeSpan.Zero);

    [Fact]
    public void a_line_is_one_flat_object_with_the_instance_and_what_it_is_about()
    {
        using var activity = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var scopes = new LoggerExternalScopeProvider();
        using var outer = scopes.Push("a text");
        using var scope = scopes.Push(new KeyValuePair<string, object?>[] { new("conversation", "chat-1"), new("inbox_row", 17L) });

        using var json = JsonDocument.Parse(Format(LogLevel.Warning, "two\nlines", new InvalidOperationException("broken"), scopes));

        var line = json.RootElement;
        Assert.Equal("2026-11-29T18:30:00.005Z", line.GetProperty("time").GetString());
        Assert.Equal(
            ("warning", "alfred-home", "Alfred.Test", 7, "two\nlines"),
            (
                line.GetProperty("level").GetString(), line.GetProperty("instance").GetString(), line.GetProperty("source").GetString(),
                line.GetProperty("event").GetInt32(), line.GetProperty("message").GetString()));
        Assert.Contains("broken", line.GetProperty("exception").GetString(), StringComparison.Ordinal);
        Assert.Equal(("chat-1", 17), (line.GetProperty("conversation").GetString(), line.GetProperty("inbox_row").GetInt64()));
        Assert.Equal(activity.TraceId.ToHexString(), line.GetProperty("trace_id").GetString());
    }

    [Fact]
    public void what_is_not_known_is_left_out()
    {
        using var json = JsonDocument.Parse(Format(LogLevel.Information, "hello", null, null));
        Assert.Equal(
            ["time", "level", "instance", "source", "event", "message"], json.RootElement.EnumerateObject().Select(part => part.Name));
    }

    private static string Format(LogLevel level, string text, Exception? exception, IExternalScopeProvider? scopes)
    {
        using var output = new StringWriter();
        var formatter = new JsonLogFormatter(Options.Create(new JsonLogOptions { Instance = "alfred-home" }), new FakeTimeProvider(Now));
        formatter.Write(
            new LogEntry<string>(level, "Alfred.Test", new EventId(7), text, exception, static (state, _) => state), scopes, output);
        return output.ToString();
    }
}
