namespace Alfred.Members;

/// <summary>A first member, as the configuration names it. Several seeds of one name are one member with several identities.</summary>
/// <param name="Name">What the others call them.</param>
/// <param name="Identity">Who they are on a channel; <c>slack:*:U1</c> stands for that user in any team.</param>
public sealed record MemberSeed(string Name, Identity Identity);
