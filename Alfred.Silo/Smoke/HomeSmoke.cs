using System.Text.Json;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.Smoke;

/// <summary>Home: a signed "add bananas" comes onto the list and is taken off again.</summary>
internal sealed class HomeSmoke(SmokeSettings settings, SmokeClient client, SmokeSteps steps, TimeProvider clock)
{
    /// <summary>One that nobody has on the list is added, so that nobody's own is taken off.</summary>
    private static readonly ImmutableArray<string> Items = ["bananas", "papayas", "lychees", "kumquats", "persimmons"];

    /// <summary>Runs it.</summary>
    /// <exception cref="SmokeFailedException">A step failed.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var item = "";
        await steps.RunAsync("operator", async () =>
        {
            var list = await ReadListAsync(cancellationToken);
            item = Items.FirstOrDefault(one => !list.Contains(one, StringComparer.Ordinal))
                ?? throw new SmokeFailedException($"all of {string.Join(", ", Items)} are on the list: take one off");
            return $"the list can be read; it has {list.Length} items";
        });
        await steps.RunAsync("webhook", () => SayAsync($"add {item}", cancellationToken));
        try
        {
            await steps.RunAsync("list", async () => await IsListedAsync(item, wanted: true, cancellationToken)
                ? $"{item} came onto it"
                : throw new SmokeFailedException(
                    $"{item} did not come onto it, although the webhook took the message. Is the skill groceries in this build, and "
                    + "SMOKE_MEMBER a member? `./alfred dead-letters home` lists what failed."));
        }
        finally
        {
            // Also what comes too late.
            await steps.RunAsync("clean up", () => RemoveAsync(item, cancellationToken));
        }
    }

    private async Task<string> RemoveAsync(string item, CancellationToken cancellationToken)
    {
        await SayAsync($"remove {item}", cancellationToken);
        return await IsListedAsync(item, wanted: false, cancellationToken)
            ? $"{item} was taken off"
            : throw new SmokeFailedException($"{item} is still on the list: take it off");
    }

    private async Task<string> SayAsync(string text, CancellationToken cancellationToken)
    {
        var body = SignedBody.OfWhatsApp(settings.SigningSecret, settings.PhoneId!, settings.Member, text, clock.GetUtcNow());
        var answer = await client.PostAsync("/webhook", body, cancellationToken);
        return answer.Status switch
        {
            HttpStatusCode.OK => $"took the signed \"{text}\"",
            HttpStatusCode.Unauthorized => throw new SmokeFailedException(
                $"refused the signature ({(int)answer.Status}): META_APP_SECRET is not the running instance's"),
            HttpStatusCode.ServiceUnavailable => throw new SmokeFailedException($"{answer}. It cannot store messages: check its database."),
            _ => throw new SmokeFailedException($"{answer}. Is this the address of alfred-home?"),
        };
    }

    private Task<bool> IsListedAsync(string item, bool wanted, CancellationToken cancellationToken) => client.UntilAsync(
        async () => (await ReadListAsync(cancellationToken)).Contains(item, StringComparer.Ordinal) == wanted, static isSo => isSo,
        cancellationToken);

    private async Task<ImmutableArray<string>> ReadListAsync(CancellationToken cancellationToken)
    {
        var answer = await client.GetAsOperatorAsync("/redis/grocery", settings.OperatorToken!, cancellationToken);
        return answer.Status switch
        {
            HttpStatusCode.OK => Parse(answer),
            HttpStatusCode.Unauthorized => throw new SmokeFailedException("OPERATOR_TOKEN is not the running instance's (401)"),
            HttpStatusCode.NotFound => throw new SmokeFailedException(
                "there is no list at /redis/grocery (404). With OPERATOR_PORT set it has a listener of its own (--operator); "
                + "else `./alfred doctor` says whether Redis is this instance's"),
            _ => throw new SmokeFailedException($"{answer}"),
        };
    }

    private static ImmutableArray<string> Parse(SmokeAnswer answer)
    {
        try
        {
            return JsonSerializer.Deserialize<ImmutableArray<string>>(answer.Text);
        }
        catch (JsonException exception)
        {
            throw new SmokeFailedException($"{answer}, which is no list", exception);
        }
    }
}
