namespace Alfred.Gateway.Sandbox;

/// <summary>One line of the sandbox's conversation.</summary>
/// <param name="At">When.</param>
/// <param name="Channel"><c>whatsapp</c> or <c>slack</c>.</param>
/// <param name="IsFromAlfred">True for what Alfred sent.</param>
/// <param name="Person">The made-up person on the other side.</param>
/// <param name="Text">What was said.</param>
internal sealed record SandboxLine(DateTimeOffset At, string Channel, bool IsFromAlfred, string Person, string Text);
