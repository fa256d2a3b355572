namespace Alfred.Channels;

/// <summary>What a person is told. Every channel renders it as well as it can.</summary>
/// <param name="Text">Plain text, lines separated by \n. Channels escape it and split it at their own limits.</param>
public sealed record Reply(string Text);
