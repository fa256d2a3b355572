using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Alfred.Silo.Hosting;

/// <summary>
/// A log line as one flat JSON object, for whoever collects them: the instance, and where there is one the conversation's key, the
/// message's row and the trace. The framework's own formatter nests them in lists of scopes, which collectors cannot label by.
/// </summary>
internal sealed class JsonLogFormatter(IOptions<JsonLogOptions> options, TimeProvider clock) : ConsoleFormatter(FormatterName)
{
    /// <summary>Its name among the formatters.</summary>
    public const string FormatterName = "alfred-json";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, logEntry, scopeProvider);
        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private void Write<TState>(Utf8JsonWriter json, in LogEntry<TState> entry, IExternalScopeProvider? scopes)
    {
        json.WriteStartObject();
        json.WriteString("time", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("level", NameOf(entry.LogLevel));
        json.WriteString("instance", options.Value.Instance);
        json.WriteString("source", entry.Category);
        json.WriteNumber("event", entry.EventId.Id);
        json.WriteString("message", entry.Formatter(entry.State, entry.Exception));
        if (entry.Exception is { } exception)
            json.WriteString("exception", exception.ToString());
        var scope = LogScope.Of(scopes);
        if (scope.Conversation is { } conversation)
            json.WriteString("conversation", conversation);
        if (scope.InboxRow is { } row)
            json.WriteNumber("inbox_row", row);
        if (Activity.Current is { } activity)
            json.WriteString("trace_id", activity.TraceId.ToHexString());
        json.WriteEndObject();
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Critical => "critical",
        _ => "error",
    };
}

/// <summary>What the lines say of the process.</summary>
internal sealed class JsonLogOptions : ConsoleFormatterOptions
{
    /// <summary>The instance, as metrics call it.</summary>
    public string Instance { get; set; } = "";
}
