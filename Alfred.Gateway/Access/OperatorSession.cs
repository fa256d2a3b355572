using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Alfred.Operators;

namespace Alfred.Gateway.Access;

/// <summary>
/// That a browser signed in with a token of the operators: a cookie with the end of its time, signed with a key that the token gives. So
/// all silos of an instance know it, a restart does not end it, and another token ends all of them; it tells nothing of the token. That
/// somebody signed out is known to the process that they told: a copy of the cookie is worth nothing there from then on.
/// </summary>
internal sealed class OperatorSession(GatewayOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Duration = TimeSpan.FromHours(12);

    // Cookies know no ports: both instances of a machine would write the same one.
    private readonly string _name = $"alfred-{options.Instance.Name}-operator";
    private readonly byte[] _admin = KeyOf(options.OperatorToken);
    private readonly ConcurrentDictionary<string, long> _ended = new(StringComparer.Ordinal);
    private readonly byte[]? _reader = options.OperatorReadToken is { } token ? KeyOf(token) : null;

    /// <summary>
    /// As what the request is signed in; null when it is not, or when a foreign page caused it: to a cookie another port is the same site.
    /// </summary>
    public OperatorRole? RoleOf(HttpRequest request) => request.Cookies[_name] is not { } value || !OwnOrigin.IsOf(request) ? null
        : IsValid(value, _admin) ? OperatorRole.Admin
        : _reader is not null && IsValid(value, _reader) ? OperatorRole.Reader
        : null;

    /// <summary>Signs the browser in.</summary>
    public void Begin(HttpContext context, OperatorRole role)
    {
        var end = (clock.GetUtcNow() + Duration).ToUnixTimeSeconds();
        // Two browsers have two sessions, each of which ends alone.
        var session = string.Create(CultureInfo.InvariantCulture, $"{end}-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        var signature = Sign(role == OperatorRole.Admin ? _admin : _reader!, session);
        context.Response.Cookies.Append(_name, $"{session}.{signature}", Attributes(context.Request, Duration));
    }

    /// <summary>
    /// What the forms of a signed-in browser have in them: another page cannot know it, even where a browser would send the cookie along.
    /// Empty for who is not signed in.
    /// </summary>
    public string FormToken(HttpRequest request) => request.Cookies[_name] is { } value ? Sign(_admin, $"form {value}") : "";

    /// <summary>Signs the browser out, and whoever has a copy of its cookie.</summary>
    public void End(HttpContext context)
    {
        // Only what somebody signed in with is kept, and no longer than it would have lasted.
        if (RoleOf(context.Request) is not null && context.Request.Cookies[_name] is { } value)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            foreach (var (old, _) in _ended.Where(ended => ended.Value <= now))
                _ended.TryRemove(old, out _);
            _ended[value] = EndOf(value) ?? now;
        }

        context.Response.Cookies.Delete(_name, Attributes(context.Request, age: null));
    }

    private static CookieOptions Attributes(HttpRequest request, TimeSpan? age) => new()
    {
        HttpOnly = true,
        Secure = OwnOrigin.IsHttps(request),
        SameSite = SameSiteMode.Strict,
        Path = "/",
        MaxAge = age,
    };

    private static byte[] KeyOf(string token) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "operator session 1"u8);

    private bool IsValid(string value, byte[] key)
    {
        var dot = value.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && BearerToken.AreEqual(value[(dot + 1)..], Sign(key, value[..dot]))
            && clock.GetUtcNow().ToUnixTimeSeconds() < EndOf(value)
            && !_ended.ContainsKey(value);
    }

    private static long? EndOf(string value) =>
        long.TryParse(value.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? end : null;

    private static string Sign(byte[] key, string text) => Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
