using System.Security.Cryptography;

namespace Alfred.Gateway.Access;

/// <summary>The token in <c>Authorization</c>, and the comparison of secrets that does not tell by its time how far they agree.</summary>
internal static class BearerToken
{
    /// <summary>The bearer token of a request; null when it carries none.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;

    /// <summary>True when both are the same and not empty. Hashing first hides the length, too.</summary>
    public static bool AreEqual(string given, string expected) =>
        expected.Length > 0
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
