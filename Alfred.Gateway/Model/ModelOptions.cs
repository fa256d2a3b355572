namespace Alfred.Gateway.Model;

/// <summary>A language model behind OpenAI's API, wherever that is. Holds a secret and is never logged.</summary>
public sealed record ModelOptions
{
    /// <summary>The key (<c>OPENAI_API_KEY</c>); any text for a server that asks for none.</summary>
    public required string ApiKey { get; init; }

    /// <summary>Where the API is (<c>OPENAI_BASE_URL</c>), the version included: <c>https://api.openai.com/v1</c>.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The model (<c>OPENAI_MODEL</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The model that writes recordings down (<c>OPENAI_VOICE_MODEL</c>).</summary>
    public string VoiceName { get; init; } = "whisper-1";

    /// <summary>Hides the key.</summary>
    public override string ToString() => nameof(ModelOptions);
}
