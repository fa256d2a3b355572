using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.WhatsApp;
using Alfred.Gateway.WhatsApp.Messages;
using Alfred.Sandbox.Graph;

namespace Alfred.Gateway.Tests.WhatsApp;

/// <summary>Asks the rules of the Graph API about a reply without the way there.</summary>
internal static class WellFormed
{
    /// <summary>What is wrong with the calls of a reply; empty when nothing is.</summary>
    public static ImmutableArray<string> Refusals(Reply reply, string to)
    {
        Assert.True(WhatsAppAddress.TryParse(new Address(to), out var address));
        return [
            .. ReplySteps.Of(reply, address).Select(step => GraphRules.Check(JsonElement.Parse(Body(step, address).Span))?.Body)
                .OfType<string>()];
    }

    private static ReadOnlyMemory<byte> Body(Step step, WhatsAppAddress to) => step switch
    {
        Step.Text text => GraphMessage.Text(to, text.Body, "1"),
        Step.Question question => GraphInteractive.Write(to, question.Body, question.Choices, "1"),
        Step.Reaction reaction => GraphMessage.Reaction(to, reaction.MessageId, reaction.Emoji, "1"),
        _ => throw new InvalidOperationException($"not without an upload: {step.GetType().Name}"),
    };
}
