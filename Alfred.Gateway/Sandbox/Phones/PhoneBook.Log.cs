namespace Alfred.Gateway.Sandbox.Phones;

internal sealed partial class PhoneBook
{
    // Text and person are shown on purpose: the sandbox never runs in production and its people are made up.
    [LoggerMessage(2301, LogLevel.Information, "sandbox whatsapp: Alfred → {Person}: {Text}", EventName = "SandboxReply")]
    private partial void LogReply(string person, string text);
}
