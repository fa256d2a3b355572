using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Alfred.Sandbox.Http;

namespace Alfred.Sandbox.Model;

/// <summary>One request for a chat completion, as far as a played model looks at it.</summary>
public sealed record ModelRequest
{
    /// <summary>The body as it came.</summary>
    public required string Body { get; init; }

    /// <summary>The model that was asked for.</summary>
    public required string Model { get; init; }

    /// <summary>Everything that was said, in order.</summary>
    public required ImmutableArray<ModelMessage> Messages { get; init; }

    /// <summary>The names of the tools that are offered.</summary>
    public required ImmutableArray<string> Tools { get; init; }

    /// <summary>True when the answer is wanted in pieces.</summary>
    public required bool IsStreamed { get; init; }

    /// <summary>What the person wrote last.</summary>
    public string Asked => Messages.LastOrDefault(static message => message.Role == "user")?.Text ?? "";

    /// <summary>True when there is a picture to look at.</summary>
    public bool HasPicture => Messages.Any(static message => message.HasPicture);

    /// <summary>How many tokens it would be, roughly.</summary>
    public int Tokens => Body.Length / 4;

    /// <summary>Reads a body; null for one that is no such request.</summary>
    public static ModelRequest? Read(ReadOnlyMemory<byte> body)
    {
        if (!JsonReading.TryParse(body, out var document))
            return null;
        using (document)
        {
            var root = document.RootElement;
            return root.At("model").Id() is not { } model || root.At("messages").ValueKind != JsonValueKind.Array ? null : new()
            {
                Body = Encoding.UTF8.GetString(body.Span),
                Model = model,
                Messages = [.. root.At("messages").Items().Select(ReadMessage)],
                Tools = [.. root.At("tools").Items().Select(static tool => tool.At("function").At("name").Text()).OfType<string>()],
                IsStreamed = root.At("stream").IsTrue(),
            };
        }
    }

    private static ModelMessage ReadMessage(JsonElement message)
    {
        var content = message.At("content");
        var text = content.Text() ?? string.Join('\n', content.Items().Select(static part => part.At("text").Text()).OfType<string>());
        var calls = message.At("tool_calls").Items().Select(static call => call.At("function").At("name").Text());
        return new(message.At("role").Text() ?? "", text.Length > 0 ? text : string.Join(", ", calls))
        {
            HasPicture = content.Items().Any(static part => part.At("type").Is("image_url")),
        };
    }
}

/// <summary>Something that was said.</summary>
/// <param name="Role">Who: <c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">What.</param>
public sealed record ModelMessage(string Role, string Text)
{
    /// <summary>True when a picture goes with it.</summary>
    public bool HasPicture { get; init; }
}
