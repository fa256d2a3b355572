using System.Net.Http.Headers;
using System.Text.Json;
using Alfred.Gateway.Model;
using Alfred.Silo.Configuration;

namespace Alfred.Silo.Doctor;

/// <summary>Whether the language model's server takes the key and offers the model. Asks the model nothing, so it costs nothing.</summary>
internal sealed class ModelCheck(IHttpClientFactory clients)
{
    private const int MaxNamesShown = 5;

    public async Task<ImmutableArray<Finding>> RunAsync(AlfredSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Gateway.Model is not { } options)
            return [Good("none (OPENAI_API_KEY is not set): plain requests are understood without one")];
        return settings.Model is { IsSandbox: true }
            ? [Good("sandbox: a played one (OPENAI_API_KEY is not set)")]
            : [await CheckAsync(options, cancellationToken)];
    }

    private async Task<Finding> CheckAsync(ModelOptions options, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ModelServices.ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{options.BaseUrl.ToString().TrimEnd('/')}/models");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Read(options, await response.Content.ReadAsByteArrayAsync(cancellationToken)),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Bad("the server refuses the key. Check OPENAI_API_KEY."),
                // The list is the one part of the API that some servers leave out.
                HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed =>
                    Good($"{options.BaseUrl.Host} has no list of its models; `alfred eval` shows whether {options.Name} answers"),
                var status => Bad($"{options.BaseUrl.Host} answers {((int)status).ToString(CultureInfo.InvariantCulture)}. "
                    + "Check OPENAI_BASE_URL, and the server."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or TaskCanceledException)
        {
            return Bad($"{options.BaseUrl.Host} does not answer as expected ({exception.GetType().Name}). "
                + "Check OPENAI_BASE_URL, which ends with the version such as /v1, and the network.");
        }
    }

    private static Finding Read(ModelOptions options, byte[] body)
    {
        using var answer = JsonDocument.Parse(body);
        ImmutableArray<string> names = answer.RootElement is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("data", out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(Name).OfType<string>().Order(StringComparer.Ordinal)]
                : [];
        if (names.IsEmpty)
            return Good($"{options.BaseUrl.Host} takes the key, but names no models; `alfred eval` shows whether {options.Name} answers");
        return names.Contains(options.Name, StringComparer.Ordinal)
            ? Good($"{options.Name} at {options.BaseUrl.Host}")
            : Bad($"{options.BaseUrl.Host} does not offer {options.Name}. Set OPENAI_MODEL to one of its {names.Length}: "
                + $"{string.Join(", ", names.Take(MaxNamesShown))}{(names.Length > MaxNamesShown ? " …" : "")}");

        static string? Name(JsonElement model) =>
            model.ValueKind == JsonValueKind.Object && model.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
    }

    private static Finding Good(string text) => new("model", true, text);

    private static Finding Bad(string text) => new("model", false, text);
}
