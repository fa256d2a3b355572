using System.Collections.Frozen;
using Alfred.Gateway.Sending;
using Alfred.Gateway.Slack.WebApi;
using Alfred.Gateway.Webhooks;

namespace Alfred.Gateway.Slack;

/// <summary>
/// What each error of the Web API means for the outbox. Failures come as HTTP 200 with <c>ok:false</c>; only 429 is telling besides.
/// </summary>
internal static class SlackErrors
{
    private static readonly FrozenSet<string> Limits = FrozenSet.Create(StringComparer.Ordinal, "ratelimited", "rate_limited");

    private static readonly FrozenSet<string> Transient = FrozenSet.Create(
        StringComparer.Ordinal, "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");

    private static readonly FrozenSet<string> Halfway = FrozenSet.Create(StringComparer.Ordinal, "internal_error", "fatal_error");

    private static readonly FrozenSet<string> Account = FrozenSet.Create(
        StringComparer.Ordinal, "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
        "no_permission",
        "not_allowed_token_type", "org_login_required", "ekm_access_denied", "access_denied", "accesslimited", "team_access_not_granted",
        "enterprise_is_restricted", "two_factor_setup_required");

    /// <summary>The result for an answer that is no success, by its error or else by its HTTP status.</summary>
    public static SendResult Classify(ProviderAnswer answer)
    {
        if (answer.Status == 429)
            return new SendResult.Later("Slack: HTTP 429", answer.RetryAfter);
        return ErrorOf(answer) is { } error ? ByError(error, answer) : ByStatus(answer);
    }

    /// <summary>
    /// The failure of a call that shows something to people and whose history can be asked; null when it did what was asked. With some
    /// errors, as Slack documents, a part of the call may have succeeded: whether it did has to be found out before anything is sent again.
    /// </summary>
    public static SendResult? OfPost(ApiAnswer answer) =>
        answer.Error is { } error && Halfway.Contains(error)
            && answer.Failure is SendResult.Later later ? new SendResult.Unknown(later.Reason) : answer.Failure;

    /// <summary>True for the words of the rate limit.</summary>
    public static bool IsLimit(string? error) => error is not null && Limits.Contains(error);

    private static SendResult ByError(string error, ProviderAnswer answer)
    {
        var reason = $"Slack: {Printable(error)}";
        // A limit concerns one method; the API client lets that one rest.
        if (IsLimit(error) || Transient.Contains(error) || answer.Status >= 500)
            return new SendResult.Later(reason, answer.RetryAfter);
        return Account.Contains(error) ? new SendResult.Stopped(reason) : new SendResult.Refused(reason);
    }

    private static SendResult ByStatus(ProviderAnswer answer)
    {
        var reason = string.Create(CultureInfo.InvariantCulture, $"Slack answered HTTP {answer.Status}");
        return answer.Status switch
        {
            // Taken by something, but nobody can tell whether by Slack.
            >= 200 and < 300 => new SendResult.Unknown("Slack's answer is not readable"),
            401 or 403 => new SendResult.Stopped(reason),
            // Redirects are not followed: one means a wrong SLACK_API_URL or a proxy's page, and the message is not to blame.
            (>= 300 and < 400) or 408 or >= 500 => new SendResult.Later(reason, answer.RetryAfter),
            _ => new SendResult.Refused(reason),
        };
    }

    private static string? ErrorOf(ProviderAnswer answer) => JsonBody.Read(answer.Body, static root => root.At("error"u8).Id());

    // Errors are words such as channel_not_found; anything else is not let into logs.
    private static string Printable(string error) =>
        error.Length <= 60 && error.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? error : "an unknown error";
}
