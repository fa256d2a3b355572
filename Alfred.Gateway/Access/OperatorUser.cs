using System.Security.Claims;
using Alfred.Operators;

namespace Alfred.Gateway.Access;

/// <summary>Who came in as an operator, as the request carries it.</summary>
internal static class OperatorUser
{
    private const string SessionType = "operator session";

    /// <summary>The user of a request that the gate let through.</summary>
    /// <param name="role">As what.</param>
    /// <param name="isSession">Whether a browser signed in: pages show it a way out, its forms prove where they are from.</param>
    public static ClaimsPrincipal Of(OperatorRole role, bool isSession) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Role, role.ToString())], isSession ? SessionType : null));

    /// <summary>As what the request came in; a reader where nothing says more.</summary>
    public static OperatorRole RoleOf(HttpContext context) =>
        context.User.IsInRole(nameof(OperatorRole.Admin)) ? OperatorRole.Admin : OperatorRole.Reader;

    /// <summary>Whether it came by a browser that signed in.</summary>
    public static bool IsSession(HttpContext context) => context.User.Identity is { IsAuthenticated: true };
}
