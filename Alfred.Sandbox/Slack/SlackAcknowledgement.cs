namespace Alfred.Sandbox.Slack;

/// <summary>An acknowledgement that came over a socket.</summary>
/// <param name="Delivery">What was delivered, the same for each time it was.</param>
/// <param name="EnvelopeId">The envelope that was acknowledged.</param>
/// <param name="Payload">The answer in it, as JSON; null for none.</param>
public sealed record SlackAcknowledgement(int Delivery, string EnvelopeId, string? Payload);
