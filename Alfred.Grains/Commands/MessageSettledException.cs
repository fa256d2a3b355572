namespace Alfred.Commands;

/// <summary>
/// A command of a message that somebody else has settled meanwhile (an older process beside a new one, a second activation): applying it
/// might repeat what it did. Nothing was applied; whoever works on the message looks into the inbox again.
/// </summary>
[GenerateSerializer, Alias("alfred.message-settled")]
public sealed class MessageSettledException() : Exception("the message behind this command was settled by somebody else");
