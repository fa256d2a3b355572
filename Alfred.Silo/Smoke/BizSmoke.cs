using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.Smoke;

/// <summary>Biz: pong, an expense is logged, stands among the person's expenses, and is taken back.</summary>
internal sealed partial class BizSmoke(SmokeSettings settings, SmokeClient client, SmokeSteps steps, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    /// <exception cref="SmokeFailedException">A step failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The first answer of a new process may come too late for a response; asking again has no effect.
        await steps.RunAsync("ping", async () =>
        {
            var answer = await client.UntilAsync(
                () => CommandAsync("ping", cancellationToken), static answer => IsPong(answer), cancellationToken);
            return IsPong(answer) ? answer
                : throw new SmokeFailedException($"answered \"{answer}\" instead of pong. Is SMOKE_MEMBER a member, and named with their "
                    + "workspace (slack:T024BE7LH:U024BE7LH)? Production answers nobody of another one.");
        });
        // A word that no expense has: the row is known by it, and the guard against logging twice does not ask.
        var note = $"smoke {RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwxz", 10)}";
        var answer = "";
        await steps.RunAsync("expense", async () =>
        {
            answer = await CommandAsync($"expense 123.45 {note}", cancellationToken);
            // "Working on it" is an answer too: then the row tells.
            return HasAmount(answer) || await FindAsync(note, cancellationToken) is not null
                ? answer.ReplaceLineEndings(" ")
                : throw new SmokeFailedException($"answered \"{answer}\" and logged nothing. Is the skill expenses in this build?");
        });
        string? number = null;
        try
        {
            await steps.RunAsync("row", async () =>
            {
                number = await FindAsync(note, cancellationToken);
                return number is not null ? $"it is expense {number}"
                    : throw new SmokeFailedException("\"my expenses\" does not have it, although it was said to be logged");
            });
        }
        finally
        {
            await steps.RunAsync("clean up", () => VoidAsync(number, note, cancellationToken));
        }
    }

    private async Task<string> VoidAsync(string? number, string note, CancellationToken cancellationToken)
    {
        if (number is null)
            throw new SmokeFailedException($"the number is not known: look for the note \"{note}\" and take it back");
        await CommandAsync($"void expense {number}", cancellationToken);
        var isGone = await client.UntilAsync(
            async () => !(await ListAsync(cancellationToken)).Contains(note, StringComparison.Ordinal), static isSo => isSo,
            cancellationToken);
        return isGone ? $"expense {number} was taken back"
            : throw new SmokeFailedException($"expense {number} still counts: void expense {number}");
    }

    private Task<string?> FindAsync(string note, CancellationToken cancellationToken) => client.UntilAsync(
        async () => (await ListAsync(cancellationToken)).Split('\n').Where(line => line.Contains(note, StringComparison.Ordinal))
            .Select(static line => Number().Match(line)).FirstOrDefault(static match => match.Success)?.Groups["number"].Value,
        static number => number is not null,
        cancellationToken);

    private Task<string> ListAsync(CancellationToken cancellationToken) => CommandAsync("my expenses", cancellationToken);

    private async Task<string> CommandAsync(string text, CancellationToken cancellationToken)
    {
        var body = SignedBody.OfSlack(settings.SigningSecret, settings.Member, text, clock.GetUtcNow());
        var answer = await client.PostAsync("/slack/events", body, cancellationToken);
        return answer.Status switch
        {
            HttpStatusCode.OK => TextOf(answer),
            HttpStatusCode.Unauthorized => throw new SmokeFailedException(
                $"refused the signature ({(int)answer.Status}): SLACK_SIGNING_SECRET is not the running instance's"),
            HttpStatusCode.ServiceUnavailable => throw new SmokeFailedException($"{answer}. It cannot store messages: check its database."),
            _ => throw new SmokeFailedException($"{answer}. Is this the address of alfred-biz?"),
        };
    }

    private static string TextOf(SmokeAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Text.Length == 0 ? "{}" : answer.Text);
            return document.RootElement.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
        }
        catch (JsonException exception)
        {
            throw new SmokeFailedException($"{answer}, which Slack could not read", exception);
        }
    }

    private static bool IsPong(string answer) => answer.Contains("pong", StringComparison.OrdinalIgnoreCase);

    // 123.45 or 123,45: as the person's language writes it.
    private static bool HasAmount(string answer) =>
        answer.Contains("123.45", StringComparison.Ordinal) || answer.Contains("123,45", StringComparison.Ordinal);

    [GeneratedRegex("#(?<number>[0-9]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
