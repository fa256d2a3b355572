using System.Security.Cryptography;
using Alfred.Keys;

namespace Alfred.Members;

/// <summary>Gives members their ids.</summary>
internal sealed class MemberIds(KeySecret secret)
{
    /// <summary>
    /// The id of a configured member. Made of the name, which is all that the configuration says of a member for sure: whatever else is
    /// edited there, and on every silo, it is the same.
    /// </summary>
    public MemberId OfConfigured(string name) => new(MemberId.Prefix + secret.Hash($"member {name.ToUpperInvariant()}"));

    /// <summary>The id of somebody who is taken in.</summary>
    public static MemberId Generate() => new(MemberId.Prefix + RandomNumberGenerator.GetHexString(32, lowercase: true));
}
