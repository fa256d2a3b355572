using Microsoft.Extensions.AI;

namespace Alfred.Model;

/// <summary>
/// How many tokens a call took: what the provider says, or an estimate where it says nothing. The estimate is on the safe side for European
/// languages: three characters a token.
/// </summary>
/// <param name="Input">Read by the model.</param>
/// <param name="Output">Written by it.</param>
internal readonly record struct TokenCount(long Input, long Output)
{
    private const int CharactersPerToken = 3;

    // What wraps a message or a tool on the wire.
    private const int Overhead = 8;

    // What providers count for a picture of ordinary size.
    private const int TokensPerPicture = 1_500;
    private const int BytesPerAudioToken = 40;

    public long Total => Input + Output;

    public static long Of(string text) => (text.Length / CharactersPerToken) + 1;

    /// <summary>What a recording takes: some fifty tokens a second, which a voice note has two kilobytes for.</summary>
    public static long OfRecording(int bytes) => (bytes / BytesPerAudioToken) + 1;

    /// <summary>What is about to be sent.</summary>
    public static long Of(IEnumerable<ChatMessage> messages, IEnumerable<AITool>? tools) =>
        messages.Sum(static message =>
            Of(message.Text) + Overhead + (message.Contents.OfType<DataContent>().Count() * TokensPerPicture))
        + (tools ?? []).OfType<AIFunctionDeclaration>()
            .Sum(static tool => Of(tool.Description) + Of(tool.JsonSchema.GetRawText()) + Overhead);

    /// <summary>What an answer says it took, else the estimate.</summary>
    public static TokenCount Of(ChatResponse answer, long estimatedInput) => new(
        answer.Usage?.InputTokenCount is { } input and > 0 ? input : estimatedInput,
        answer.Usage?.OutputTokenCount is { } output and > 0 ? output : answer.Messages.SelectMany(static message => message.Contents)
            .Sum(static content => content switch
            {
                TextContent text => Of(text.Text),
                FunctionCallContent call => Of(call.Name) + ((call.Arguments?.Count ?? 0) * Overhead * 2),
                _ => 0,
            }));
}
