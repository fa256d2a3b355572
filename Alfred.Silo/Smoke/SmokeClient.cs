using System.Net.Http.Headers;
using Alfred.Gateway.Outbound;

namespace Alfred.Silo.Smoke;

/// <summary>Calls the instance as a provider and an operator do.</summary>
/// <param name="clients">The guarded clients.</param>
/// <param name="url">The public listener.</param>
/// <param name="operators">The operator's listener.</param>
/// <param name="patience">How long a machine may take to come up, and what was stored to have its effect.</param>
/// <param name="clock">What waiting goes by.</param>
internal sealed class SmokeClient(IHttpClientFactory clients, Uri url, Uri operators, TimeSpan patience, TimeProvider clock)
{
    /// <summary>The client's name.</summary>
    public const string Name = "smoke";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Which origins may be called: those that the operator named.</summary>
    public static OutboundClient Outbound(Uri url, Uri operators) => new(
        Name, [AllowedOrigin.Configured(url, isProduction: false), AllowedOrigin.Configured(operators, isProduction: false)]);

    /// <summary>Asks the public listener.</summary>
    public Task<SmokeAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new(HttpMethod.Get, new Uri(url, path)), cancellationToken);

    /// <summary>Asks the operator's listener.</summary>
    public Task<SmokeAnswer> GetAsOperatorAsync(string path, string token, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(operators, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return SendAsync(request, cancellationToken);
    }

    /// <summary>Posts what a provider signed.</summary>
    public Task<SmokeAnswer> PostAsync(string path, SignedBody body, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(body.Bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(body.ContentType);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, path)) { Content = content };
        foreach (var (name, value) in body.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request, cancellationToken);
    }

    /// <summary>Asks again until the answer is the wanted one, or time is up; returns the last answer.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isWanted, CancellationToken cancellationToken)
    {
        var since = clock.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isWanted(answer) || clock.GetElapsedTime(since) > patience)
                return answer;
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<SmokeAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var client = clients.CreateClient(Name);
                using var response = await client.SendAsync(request, cancellationToken);
                return new(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException
                && !cancellationToken.IsCancellationRequested)
            {
                return new(default, $"{request.RequestUri!.Authority} does not answer: {Reason(exception)}");
            }
        }
    }

    private static string Reason(Exception exception) =>
        exception is TaskCanceledException ? "no answer in time" : exception.InnerException?.Message ?? exception.Message;
}

/// <summary>What came back.</summary>
/// <param name="Status">The status; 0 when nothing came.</param>
/// <param name="Text">The body, or why nothing came.</param>
internal sealed record SmokeAnswer(HttpStatusCode Status, string Text)
{
    private const int MaxQuoted = 200;

    /// <summary>The answer as a line quotes it.</summary>
    public override string ToString()
    {
        var text = Text.ReplaceLineEndings(" ").Trim();
        text = text.Length > MaxQuoted ? $"{text[..MaxQuoted]}…" : text;
        return Status == default ? text : $"answered {(int)Status}{(text.Length > 0 ? $": {text}" : "")}";
    }
}
