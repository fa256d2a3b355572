using Alfred.Gateway.Sending;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.WhatsApp;

/// <summary>
/// What each error of the Graph API means for the outbox. Decided by code: titles change, and throttles come as HTTP 400.
/// </summary>
internal static class GraphErrors
{
    /// <summary>131048 is disputed between clients; careful ones say that retrying makes it worse.</summary>
    private static readonly TimeSpan SpamCooldown = TimeSpan.FromHours(4);

    /// <summary>Maintenance and upgrades of a number take up to a minute.</summary>
    private static readonly TimeSpan Maintenance = TimeSpan.FromMinutes(1);

    /// <summary>The result for an answer that is no success.</summary>
    public static SendResult Classify(ProviderAnswer answer)
    {
        if (!JsonBody.TryParse(answer.Body, out var document))
            return ByStatus(answer);
        using (document)
        {
            var error = document.RootElement.At("error"u8);
            return error.At("code"u8).Number() is { } code
                ? OfCode(
                    code, answer.RetryAfter, error.At("is_transient"u8).IsTrue() || answer.Status >= 500 || answer.Status is 408,
                    answer.Status == 429)
                : ByStatus(answer);
        }
    }

    /// <summary>The code of an error; null when the answer names none.</summary>
    public static long? CodeOf(ProviderAnswer answer) =>
        JsonBody.Read(answer.Body, static root => root.At("error"u8).At("code"u8).Number());

    /// <summary>The result for an error code, as an answer or a status brings it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="retryAfter">How long the provider wants us to wait, if it said so.</param>
    /// <param name="isTransient">What an unknown code is taken for: true for a bad moment, false for final.</param>
    /// <param name="isThrottle">True when an unknown code concerns the whole number.</param>
    public static SendResult OfCode(long code, TimeSpan? retryAfter = null, bool isTransient = false, bool isThrottle = false)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"WhatsApp error {code}");
        return code switch
        {
            131056 or 131208 => new SendResult.Later(reason, retryAfter),
            130429 or 4 or 80007 or 613 => new SendResult.Later(reason, retryAfter, PauseScope.Channel),
            131057 => new SendResult.Later(reason, retryAfter ?? Maintenance, PauseScope.Channel),
            131048 => new SendResult.Later(reason, SpamCooldown, PauseScope.Channel),
            1 or 2 or 131000 or 131016 or 133004 => new SendResult.Later(reason, retryAfter),
            190 or 0 or 3 or 10 or (>= 200 and <= 299) => new SendResult.Stopped(reason),
            131005 or 368 or 131031 or 130497 or 131042 or 131044 or 131045 or 133010 or 131037 => new SendResult.Stopped(reason),
            // 131049 and 131064 may work tomorrow; a reply of yesterday is of no use, and waiting would hold up the conversation.
            131049 or 131064 => new SendResult.Refused($"{reason}: not now, and a reply is of no use a day later"),
            131047 => new SendResult.Held($"{reason}: the 24-hour window is closed"),
            131026 or 131021 or 131030 or 131050 or 131051 or 131052 or 131053 or 131008 or 131009 or 100 or 33 =>
                new SendResult.Refused(reason),
            130472 or 131062 or 131063 or (>= 132000 and <= 132016) or 132068 or 132069 or 135000 => new SendResult.Refused(reason),
            131020 or 131041 or 131207 or 131215 => new SendResult.Refused(reason),
            _ when isTransient => new SendResult.Later(reason, retryAfter),
            _ when isThrottle => new SendResult.Later(reason, retryAfter, PauseScope.Channel),
            _ => new SendResult.Refused(reason),
        };
    }

    private static SendResult ByStatus(ProviderAnswer answer)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"WhatsApp answered HTTP {answer.Status}");
        return answer.Status switch
        {
            429 => new SendResult.Later(reason, answer.RetryAfter, PauseScope.Channel),
            401 or 403 => new SendResult.Stopped(reason),
            // Redirects are not followed: one means a wrong META_GRAPH_URL or a proxy's page, and the message is not to blame.
            (>= 300 and < 400) or 408 or >= 500 => new SendResult.Later(reason, answer.RetryAfter),
            _ => new SendResult.Refused(reason),
        };
    }
}
