namespace Alfred.EndToEnd.Console;

/// <summary>Every page of the console that needs no name of something.</summary>
internal static class ConsolePages
{
    public static readonly string[] All =
        ["", "/conversations", "/dead-letters", "/schedules", "/members", "/skills", "/configuration", "/log", "/audit"];
}
