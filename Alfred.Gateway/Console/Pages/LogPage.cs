using Alfred.Operators;
using Microsoft.AspNetCore.Mvc;

namespace Alfred.Gateway.Console.Pages;

/// <summary>The last log lines of this process, as they come.</summary>
internal static class LogPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/dashboard/log";

    private const int MaxLines = 200;

    /// <summary>Maps the page.</summary>
    public static void MapLog(this RouteGroupBuilder console) =>
        console.MapGet("/log", static ([FromServices] ILogTail tail, string? level, string? text) =>
        {
            var lines = tail.Recent.Where(line => IsWanted(line, level, text)).Reverse().Take(MaxLines);
            return new ConsolePage<LogView, LogLines>("Log", new(level, text, [.. lines])) { Events = LiveEvents.LogPath };
        });

    private static bool IsWanted(LogLine line, string? level, string? text) =>
        (level switch { "error" => line.Level == "error", "warning" => line.Level is "error" or "warning", _ => true })
        && (string.IsNullOrWhiteSpace(text)
            || line.Text.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)
            || line.Source.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)
            || line.Conversation == text.Trim());
}

/// <summary>What the page shows.</summary>
/// <param name="Level">From which level on; null for all.</param>
/// <param name="Text">What the lines hold; null for anything.</param>
/// <param name="Lines">The lines, the latest first.</param>
public sealed record LogLines(string? Level, string? Text, ImmutableArray<LogLine> Lines);
