namespace Alfred.Gateway.Sandbox;

internal sealed partial class SandboxTranscript
{
    // Text and person are shown on purpose: the sandbox never runs in production and its people are made up.
    [LoggerMessage(2301, LogLevel.Information, "sandbox {Channel}: Alfred → {Person}: {Text}", EventName = "SandboxReply")]
    private partial void LogReply(string channel, string person, string text);
}
