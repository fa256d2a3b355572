using Alfred.Channels;

namespace Alfred.Sandbox;

/// <summary>Somebody who has a phone, or a place in the workspace, of the sandbox.</summary>
/// <param name="Name">The name as members are listed.</param>
/// <param name="Identity">Who they are on their channel.</param>
public sealed record SandboxPerson(string Name, Identity Identity);
