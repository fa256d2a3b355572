namespace Alfred.Members;

/// <summary>An identity that is, or was, a configured member's.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Identity">The text of the identity.</param>
public sealed record NamedIdentity(string Name, string Identity);
