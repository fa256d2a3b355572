namespace Alfred.Members;

/// <summary>Somebody who was taken in by an open house.</summary>
/// <param name="Id">The id they got.</param>
/// <param name="Name">The name they got.</param>
/// <param name="Identity">The text of their identity.</param>
public sealed record Guest(MemberId Id, string Name, string Identity);
