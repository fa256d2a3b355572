namespace Alfred.Gateway.Sandbox.Workspaces;

internal sealed partial class WorkspaceBook
{
    // Text is shown on purpose: the sandbox never runs in production and its people are made up.
    [LoggerMessage(2302, LogLevel.Information, "sandbox slack: Alfred → {Channel}: {Text}", EventName = "SandboxPost")]
    private static partial void LogReply(ILogger logger, string channel, string text);
}
