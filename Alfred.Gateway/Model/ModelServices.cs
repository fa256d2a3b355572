using Alfred.Gateway.Outbound;
using Alfred.Model;
using Microsoft.Extensions.AI;

namespace Alfred.Gateway.Model;

/// <summary>Registers the language model.</summary>
public static class ModelServices
{
    /// <summary>The outbound client's name.</summary>
    public const string ClientName = "model";

    /// <summary>An answer has a thousand tokens at most.</summary>
    private const int MaxAnswerBytes = 1024 * 1024;

    /// <summary>The only client that may carry the key, and only to this API.</summary>
    public static OutboundClient Client(ModelOptions options, bool isProduction) =>
        new(ClientName, [AllowedOrigin.Configured(options.BaseUrl, isProduction)])
        {
            TimeLimit = OpenAIChat.AttemptLimit + TimeSpan.FromSeconds(5),
            MaxResponseBytes = MaxAnswerBytes,
        };

    /// <summary>Registers it. The packages behind it are loaded with the first question.</summary>
    public static IServiceCollection AddModel(this IServiceCollection services, ModelOptions options, bool isProduction)
    {
        services.AddOutboundClient(Client(options, isProduction));
        services.AddTransient<TolerantAnswers>();
        services.AddHttpClient(ClientName).AddHttpMessageHandler<TolerantAnswers>();
        services.AddSingleton(options);
        services.AddSingleton<IChatClient, OpenAIChat>();
        services.AddSingleton<IVoiceReader, OpenAIVoice>();
        return services;
    }
}
