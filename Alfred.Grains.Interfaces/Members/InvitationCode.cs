using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Alfred.Members;

/// <summary>
/// The codes of invitations: four times a digit and a letter, <c>4F7K-2Q9D</c>, without those that are taken for one another. There are
/// about 10⁹ of them.
/// </summary>
public static partial class InvitationCode
{
    private const string Digits = "23456789";
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int MaxMessageLength = 60;

    /// <summary>A new code, which nobody can guess.</summary>
    public static string Generate()
    {
        var pairs = Enumerable.Range(0, 4)
            .Select(static _ => RandomNumberGenerator.GetString(Digits, 1) + RandomNumberGenerator.GetString(Letters, 1)).ToArray();
        return $"{pairs[0]}{pairs[1]}-{pairs[2]}{pairs[3]}";
    }

    /// <summary>The code in a short message, as <see cref="Generate"/> writes it; null for a message without one.</summary>
    public static string? Find(string message) =>
        message.Length <= MaxMessageLength && Written().Match(message) is { Success: true } found
            ? $"{found.Groups["first"].Value}-{found.Groups["second"].Value}".ToUpperInvariant()
            : null;

    [GeneratedRegex(
        @"\b(?<first>([2-9][a-zA-Z]){2})[\s\-‐–—]{0,3}(?<second>([2-9][a-zA-Z]){2})\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Written();
}
