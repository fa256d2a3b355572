namespace Alfred.Gateway.Console.Pages;

/// <summary>Says why there is nothing to see.</summary>
internal static class ProblemPage
{
    /// <summary>The page.</summary>
    public static IResult Show(int status, string title, string text) =>
        new ConsolePage<ProblemView, string>(title, text) { Status = status };

    /// <summary>The page for what does not exist, or not any more.</summary>
    public static IResult NotFound() =>
        Show(StatusCodes.Status404NotFound, "Not here", "There is nothing of that name, or not any more: messages are kept for 9 days.");
}
