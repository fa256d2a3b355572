using System.Security.Cryptography;

namespace Alfred.Gateway.Slack.SocketMode;

/// <summary>
/// How long to wait before the next connection: nothing the first time, then from 1 s doubled up to a minute, up to half of it more at
/// random.
/// </summary>
internal sealed class SocketBackOff
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    private int _failures;

    /// <summary>The last connection was of use.</summary>
    public void Reset() => _failures = 0;

    /// <summary>The wait before the next try.</summary>
    public TimeSpan Next()
    {
        if (_failures++ == 0)
            return TimeSpan.Zero;
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(_failures - 2, 10)));
        return (wait < MaxWait ? wait : MaxWait) * (1 + (RandomNumberGenerator.GetInt32(500) / 1_000.0));
    }
}
