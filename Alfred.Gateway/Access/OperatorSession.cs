using System.Buffers.Text;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Alfred.Gateway.Access;

/// <summary>
/// That a browser signed in with the operator's token: a cookie with the end of its time, signed with a key that the token gives. So all
/// silos of an instance know it, a restart does not end it, and another token ends all of them; it tells nothing of the token.
/// </summary>
internal sealed class OperatorSession(GatewayOptions options, TimeProvider clock)
{
    /// <summary>Who signed in.</summary>
    public static readonly ClaimsPrincipal User = new(new ClaimsIdentity("operator session"));

    private static readonly TimeSpan Duration = TimeSpan.FromHours(12);

    // Cookies know no ports: both instances of a machine would write the same one.
    private readonly string _name = $"alfred-{options.Instance.Name}-operator";
    private readonly byte[] _key = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.OperatorToken), "operator session 1"u8);

    /// <summary>True when the request is signed in and no foreign page caused it: to a cookie another port is the same site.</summary>
    public bool IsCarriedBy(HttpRequest request) =>
        request.Cookies[_name] is { } value && IsValid(value) && OwnOrigin.IsOf(request);

    /// <summary>Signs the browser in.</summary>
    public void Begin(HttpContext context)
    {
        var end = (clock.GetUtcNow() + Duration).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        context.Response.Cookies.Append(_name, $"{end}.{Sign(end)}", Attributes(context.Request, Duration));
    }

    /// <summary>Signs the browser out.</summary>
    public void End(HttpContext context) => context.Response.Cookies.Delete(_name, Attributes(context.Request, age: null));

    private static CookieOptions Attributes(HttpRequest request, TimeSpan? age) => new()
    {
        HttpOnly = true,
        Secure = OwnOrigin.IsHttps(request),
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = age,
    };

    private bool IsValid(string value)
    {
        var dot = value.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && BearerToken.AreEqual(value[(dot + 1)..], Sign(value[..dot]))
            && long.TryParse(value[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && clock.GetUtcNow().ToUnixTimeSeconds() < end;
    }

    private string Sign(string end) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(end)));
}
