namespace Alfred.Gateway.Access;

/// <summary>
/// Compares what somebody gives as the operator's token, and only so often an address: a chosen token may be short, though production
/// takes none below 16 bytes. Behind a proxy all clients are one address; then whoever guesses keeps the operator out as well, for a
/// minute at a time. A listener of its own (<c>OPERATOR_PORT</c>) that the proxy does not serve is the way out. Whoever guesses from more
/// addresses than are counted is not counted, instead of keeping everybody out.
/// </summary>
internal sealed partial class TokenCheck(GatewayOptions options, TimeProvider clock, ILogger<TokenCheck> logger)
{
    /// <summary>How many wrong tokens an address may give within a minute.</summary>
    public const int MaxWrong = 20;

    // What is remembered has a bound.
    private const int MaxAddresses = 1_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly LogSampler _sampler = new(clock);
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, int> _wrong = [];
    private long _windowStart = clock.GetTimestamp();

    /// <summary>The result for a token that a request brought.</summary>
    public TokenResult Check(HttpContext context, string token)
    {
        var address = ClientAddress.Of(context.Connection.RemoteIpAddress ?? IPAddress.None);
        // Counted before it is compared: many at once must not all be looked at.
        var result = !TryTake(address) ? TokenResult.TooMany
            : BearerToken.AreEqual(token, options.OperatorToken) ? TokenResult.Admin
            : BearerToken.AreEqual(token, options.OperatorReadToken ?? "") ? TokenResult.Reader
            : TokenResult.Wrong;
        if (result is TokenResult.Wrong or TokenResult.TooMany)
        {
            if (_sampler.TryTake(out var others))
                LogWrong(others);
            return result;
        }

        GiveBack(address);
        return result;
    }

    private bool TryTake(IPAddress address)
    {
        lock (_lock)
        {
            if (clock.GetElapsedTime(_windowStart) >= Window)
            {
                _wrong.Clear();
                _windowStart = clock.GetTimestamp();
            }

            var wrong = _wrong.GetValueOrDefault(address);
            if (wrong >= MaxWrong)
                return false;
            if (wrong > 0 || _wrong.Count < MaxAddresses)
                _wrong[address] = wrong + 1;
            return true;
        }
    }

    private void GiveBack(IPAddress address)
    {
        lock (_lock)
        {
            if (_wrong.TryGetValue(address, out var wrong) && wrong > 1)
                _wrong[address] = wrong - 1;
            else
                _wrong.Remove(address);
        }
    }

    [LoggerMessage(2009, LogLevel.Warning, "Somebody gave a wrong operator token ({Others} more before it)")]
    private partial void LogWrong(long others);
}

/// <summary>What came of comparing a token.</summary>
internal enum TokenResult
{
    /// <summary>It is another.</summary>
    Wrong = 0,

    /// <summary>It is the operator's.</summary>
    Admin = 1,

    /// <summary>It was not looked at.</summary>
    TooMany = 2,

    /// <summary>It is that of those who only look.</summary>
    Reader = 3,
}
