using Alfred.Channels;

namespace Alfred.Members;

/// <summary>
/// Further identities of configured members, as channels told them: somebody hid or changed their number. The configuration stays the truth
/// about who is a member; an alias of a name that is gone from it is worth nothing.
/// </summary>
internal sealed class Aliases(MemberList members)
{
    /// <summary>The configured member behind an identity, also behind a learnt one; null for nobody.</summary>
    public Member? Find(DirectoryState book, Identity identity)
    {
        if (members.FindConfigured(identity) is { } configured)
            return book.RetiredIdentities.Any(left => left.Identity == identity.Value && IsSame(left.Name, configured.Name))
                ? null
                : configured;
        return book.Aliases.FirstOrDefault(alias => alias.Identity == identity.Value) is { } alias ? members.FindNamed(alias.Name) : null;
    }

    /// <summary>The book with what was learnt; the same one when there is nothing to learn.</summary>
    public DirectoryState Learn(DirectoryState book, Identity known, Identity other, bool isMove)
    {
        if (known == other || Find(book, known) is not { } member)
            return book;
        // Who is listed under an identity keeps it.
        if (members.FindConfigured(other) is { } listed && !IsSame(listed.Name, member.Name))
            return book;
        var aliases = book.Aliases;
        if (Find(book, other) is not { } found || !IsSame(found.Name, member.Name))
            aliases = aliases.RemoveAll(alias => alias.Identity == other.Value).Add(new(member.Name, other.Value));
        else if (!isMove)
            return book;
        return isMove
            ? book with
            {
                Aliases = aliases.RemoveAll(alias => alias.Identity == known.Value),
                RetiredIdentities = book.RetiredIdentities.RemoveAll(left => left.Identity == known.Value || left.Identity == other.Value)
                    .Add(new(member.Name, known.Value)),
            }
            : book with { Aliases = aliases };
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
