namespace Alfred.Sandbox.Files;

/// <summary>A file that was sent in the sandbox, without its bytes.</summary>
/// <param name="Id">Digits only, as Meta's media ids are.</param>
/// <param name="Name">The name; null for photos and voice notes without one.</param>
/// <param name="MediaType">As the sender told it.</param>
/// <param name="Size">In bytes.</param>
/// <param name="IsVoice">True when it was spoken into the phone.</param>
internal sealed record SandboxFile(string Id, string? Name, string MediaType, int Size, bool IsVoice = false);
