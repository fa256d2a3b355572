using Alfred.Channels;
using Alfred.Members;

namespace Alfred.Silo.Configuration;

/// <summary>
/// The value of <c>MEMBERS</c>: <c>Ada=+34 600 111 222, Bob=U024BE7LH</c>. An identity is a phone number with its country code in any usual
/// format, a Slack user id, or an identity as the product writes it (<c>wa:34600111222</c>, <c>slack:T1:U1</c>). A user id without its team
/// belongs to any team and is written <c>slack:*:U024BE7LH</c>. One name on two channels is one person.
/// </summary>
public static class FirstMembers
{
    /// <summary>Reads the list.</summary>
    /// <exception cref="FormatException">An entry cannot be used; the message names it by its position and its name.</exception>
    public static ImmutableArray<MemberSeed> Parse(string text)
    {
        var members = ImmutableArray.CreateBuilder<MemberSeed>();
        var entries = text.Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var (index, entry) in entries.Index())
        {
            var member = ParseEntry(entry, index + 1);
            RefuseDuplicate(member, members);
            members.Add(member);
        }

        return members.Count > 0 ? members.ToImmutable() : throw new FormatException("names nobody");
    }

    private static MemberSeed ParseEntry(string entry, int number)
    {
        var parts = entry.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || entry[0] == '=')
            throw new FormatException($"has an entry (number {number}) that is not name=identity, such as Ada=+34600111222");
        return parts[0].Length is > 0 and <= 60
            ? new(parts[0], ParseIdentity(parts[0], parts[1]))
            : throw new FormatException($"has an entry (number {number}) whose name is not 1 to 60 characters long");
    }

    private static void RefuseDuplicate(MemberSeed member, IReadOnlyCollection<MemberSeed> before)
    {
        if (before.FirstOrDefault(other => CanonicalIdentity.Of(other.Identity) == CanonicalIdentity.Of(member.Identity)) is { } same)
            throw new FormatException($"gives {same.Name} and {member.Name} the same identity; everybody needs their own");
        // The same name on two channels is one person with two identities.
        if (before.Any(other => other.Name.Equals(member.Name, StringComparison.OrdinalIgnoreCase) && Channel(other) == Channel(member)))
            throw new FormatException($"has {member.Name} twice; two people need two names, such as {member.Name} and {member.Name} B");
    }

    private static string Channel(MemberSeed member) => member.Identity.Value.Split(':')[0];

    private static Identity ParseIdentity(string name, string text)
    {
        if (text.StartsWith("wa:", StringComparison.Ordinal) || text.StartsWith("slack:", StringComparison.Ordinal))
            return text.Length is > 6 and <= 300 ? new(text) : throw Unreadable(name);
        if (text is ['U' or 'W', _, _, ..] && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
            return new($"slack:*:{text}");
        return new($"wa:{ParsePhoneNumber(name, text)}");
    }

    private static string ParsePhoneNumber(string name, string text)
    {
        // "+44 (0)20 …": the bracketed zero is dialled only inside the country.
        var written = text.Replace("(0)", string.Empty, StringComparison.Ordinal);
        if (written.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '-' or '.' or '(' or ')' or '/' or '\u00A0'))
            || written.LastIndexOf('+') > 0)
            throw Unreadable(name);
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        var hasPrefix = digits.StartsWith("00", StringComparison.Ordinal);
        digits = hasPrefix ? digits[2..] : digits;
        if (digits.Length is < 7 or > 15 || digits[0] == '0')
            throw Unreadable(name);
        // Ten digits without a plus may or may not begin with a country code; fewer never do.
        return hasPrefix || written.StartsWith('+') || digits.Length >= 10
            ? digits
            : throw new FormatException($"has a number without country code for {name}: write it like +34 600 111 222");
    }

    private static FormatException Unreadable(string name) =>
        new($"has no usable identity for {name}: a phone number such as +34 600 111 222 or a Slack user id such as U024BE7LH");
}
