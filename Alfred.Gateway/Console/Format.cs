using System.Text.Encodings.Web;

namespace Alfred.Gateway.Console;

/// <summary>How the console writes numbers and times.</summary>
internal static class Format
{
    /// <summary>A span in its largest unit: <c>3.2 s</c>, <c>5 min</c>, <c>2 h</c>, <c>4 d</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 1 } => Text($"{span.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 10 } => Text($"{span.TotalSeconds:0.#} s"),
        { TotalMinutes: < 2 } => Text($"{span.TotalSeconds:0} s"),
        { TotalHours: < 2 } => Text($"{span.TotalMinutes:0} min"),
        { TotalDays: < 2 } => Text($"{span.TotalHours:0} h"),
        _ => Text($"{span.TotalDays:0} d"),
    };

    /// <summary>Bytes in MB.</summary>
    public static string Megabytes(long bytes) => Text($"{bytes / 1048576.0:0} MB");

    /// <summary>A number.</summary>
    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number and its noun: <c>1 message</c>, <c>2 messages</c>.</summary>
    public static string Count(long number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    /// <summary>A part of an address.</summary>
    public static string Escape(string part) => UrlEncoder.Default.Encode(part);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
