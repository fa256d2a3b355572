using System.Collections.Frozen;
using System.Text;

namespace Alfred.Skills.Work.Inbox;

/// <summary>Domains of addresses, and which of them are made to be taken for another one.</summary>
internal static class MailDomain
{
    /// <summary>Shorter ones are too often one letter away from each other.</summary>
    private const int MinLength = 6;

    private static readonly IdnMapping Idn = new();

    // Letters of other alphabets and digits that look like Latin letters.
    private static readonly FrozenDictionary<char, char> Alike = new Dictionary<char, char>
    {
        ['0'] = 'o', ['1'] = 'l', ['3'] = 'e', ['5'] = 's', ['i'] = 'l', ['ı'] = 'l', ['а'] = 'a', ['е'] = 'e', ['о'] = 'o', ['р'] = 'p',
        ['с'] = 'c', ['у'] = 'y', ['х'] = 'x', ['і'] = 'l', ['ѕ'] = 's', ['ԁ'] = 'd', ['ο'] = 'o', ['α'] = 'a', ['ν'] = 'v', ['ρ'] = 'p',
        ['к'] = 'k', ['ӏ'] = 'l', ['ј'] = 'j', ['һ'] = 'h', ['τ'] = 't', ['ɡ'] = 'g',
    }.ToFrozenDictionary();

    /// <summary>The domain of an address in lower case; empty for none.</summary>
    public static string Of(string address) => address.LastIndexOf('@') is >= 0 and var at ? address[(at + 1)..].ToLowerInvariant() : "";

    /// <summary>What somebody registered: <c>example.com</c> of <c>mail.example.com</c>, <c>example.co.uk</c> of that.</summary>
    public static string Registered(string domain)
    {
        var labels = domain.Split('.', StringSplitOptions.RemoveEmptyEntries);
        var count = labels is [.., { Length: <= 3 }, { Length: 2 }] && labels.Length > 2 ? 3 : 2;
        return string.Join('.', labels.TakeLast(count));
    }

    /// <summary>The known domain that another one looks like; null for none.</summary>
    public static string? FindLookalike(string domain, IEnumerable<string> known)
    {
        var registered = Registered(domain);
        var real = known.Select(Registered).Where(other => other.Length > 0).ToImmutableArray();
        if (registered.Length == 0 || real.Contains(registered, StringComparer.Ordinal))
            return null;
        return real.FirstOrDefault(other =>
            Skeleton(registered) == Skeleton(other)
            || (NameOf(other).Length >= MinLength && TypingSlip.IsFor(NameOf(registered), NameOf(other)))
            // paypal.com.example.net
            || $".{domain}".Contains($".{other}.", StringComparison.Ordinal));
    }

    private static string NameOf(string registered) => registered.Split('.')[0];

    private static string Skeleton(string domain)
    {
        var letters = new StringBuilder(domain.Length);
        foreach (var letter in Unicode(domain).Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                letters.Append(Alike.GetValueOrDefault(letter, letter));
        }

        return letters.Replace("rn", "m").Replace("vv", "w").Replace("-", "").ToString();
    }

    private static string Unicode(string domain)
    {
        try
        {
            return Idn.GetUnicode(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }
}
