namespace Alfred.Sandbox.Slack;

/// <summary>A payload on its way over Socket Mode.</summary>
/// <param name="Number">What is delivered, the same for each attempt.</param>
/// <param name="Type"><c>events_api</c>, <c>slash_commands</c> or <c>interactive</c>.</param>
/// <param name="Payload">The payload, as JSON.</param>
/// <param name="TakesAnswer">Whether the acknowledgement may hold an answer.</param>
/// <param name="Attempt">How often it was delivered before.</param>
internal sealed record SlackDelivery(int Number, string Type, string Payload, bool TakesAnswer, int Attempt)
{
    /// <summary>What its acknowledgement names.</summary>
    public string EnvelopeId => $"envelope-{Number}-{Attempt}";

    /// <summary>What is sent. The payload stands in it as it was given, well formed or not.</summary>
    public string Envelope =>
        $$"""{"envelope_id":"{{EnvelopeId}}","type":"{{Type}}","accepts_response_payload":{{(TakesAnswer ? "true" : "false")}},"""
        + $$""" "retry_attempt":{{Attempt}},"retry_reason":"{{(Attempt > 0 ? "timeout" : "")}}","payload":{{Payload}}}""";
}
