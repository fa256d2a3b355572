namespace Alfred.Gateway.Slack.WebApi;

/// <summary>What a method of the Web API answered.</summary>
/// <param name="Root">The answer; undefined when there is none or it is not readable.</param>
/// <param name="Failure">What it means for a message; null when the method did what was asked.</param>
/// <param name="Error">Slack's own word, such as <c>channel_not_found</c>; null when it said none.</param>
internal sealed record ApiAnswer(JsonElement Root, SendResult? Failure, string? Error)
{
    /// <summary>True when the method did what was asked.</summary>
    public bool IsOk => Failure is null;

    /// <summary>No call was made, or nothing came back.</summary>
    public static ApiAnswer None(SendResult failure) => new(default, failure, Error: null);
}
