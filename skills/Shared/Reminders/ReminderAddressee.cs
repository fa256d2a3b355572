namespace Alfred.Skills.Shared.Reminders;

/// <summary>Finds the member whom a sentence addresses: "Bob to pay the rent".</summary>
internal static class ReminderAddressee
{
    private const CompareOptions Folded = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    /// <summary>
    /// The member whose name the text begins with, and what follows; null when it is nobody's, or several members'. Of several names the
    /// longest behind which the text goes on as it does behind a name: "Bob to pay" is Bob's, although somebody is called "Bob to".
    /// </summary>
    /// <param name="text">The name and what follows.</param>
    /// <param name="members">Everybody.</param>
    /// <param name="connects">True for a text that begins with what connects a name to what it is about: "to", "about".</param>
    /// <param name="isNobody">True for a first word by which nobody is found alone: "remind the accountant" is not "The Boss".</param>
    public static (Member Member, string Text)? Find(
        string text, ImmutableArray<Member> members, Func<string, bool> connects, Func<string, bool> isNobody)
    {
        var said = text.TrimStart('@', ' ');
        var whole = members.Select(member => (Member: member, Behind: After(member.Name, said))).Where(static one => one.Behind is not null)
            .OrderByDescending(one => connects(one.Behind!)).ThenByDescending(static one => one.Member.Name.Length).FirstOrDefault();
        if (whole.Behind is not null)
            return (whole.Member, whole.Behind);
        var first = members.Where(member => !isNobody(member.Name.Split(' ')[0]))
            .Select(member => (Member: member, Behind: After(member.Name.Split(' ')[0], said)))
            .Where(static one => one.Behind is not null).Take(2).ToArray();
        return first is [var only] ? (only.Member, only.Behind!) : null;
    }

    private static string? After(string name, string text) =>
        CultureInfo.InvariantCulture.CompareInfo.IsPrefix(text, name, Folded, out var length)
            && (length == text.Length || !char.IsLetterOrDigit(text[length])) ? text[length..].TrimStart(' ', ',', ':') : null;
}
