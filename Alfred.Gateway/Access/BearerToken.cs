using System.Security.Cryptography;
using System.Text;

namespace Alfred.Gateway.Access;

/// <summary>Compares secrets without telling by time how far they agree.</summary>
internal static class BearerToken
{
    /// <summary>True when the request carries exactly this token, which must not be empty.</summary>
    public static bool IsCarriedBy(HttpRequest request, string token) =>
        request.Headers.Authorization is [{ } header]
        && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        && AreEqual(header["Bearer ".Length..].Trim(), token);

    /// <summary>True when both are the same and not empty. Hashing first hides the length, too.</summary>
    public static bool AreEqual(string given, string expected) =>
        expected.Length > 0
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
