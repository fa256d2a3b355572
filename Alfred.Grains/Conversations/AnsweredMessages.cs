using Alfred.Outbox;

namespace Alfred.Conversations;

/// <summary>
/// Finds what a message answers by quoting it or by reacting to it. A number then means what was offered there, however long ago and
/// whatever was asked since; a ✅ picks what a tick on that message picks.
/// </summary>
internal sealed class AnsweredMessages(OutboxStore outbox)
{
    // What people tick something off with, whatever the colour of the hand.
    private static readonly string[] Ticks = ["✅", "☑", "✔", "👍", "👌", "💯"];

    /// <summary>The memory in whose light the message is understood; null for a reaction that says nothing.</summary>
    public async Task<ConversationMemory?> ReadAsync(Turn turn, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var message = turn.Request.Message;
        // A picked choice says itself what it means; a form goes on whatever is quoted.
        if (message.IsPicked || message.Submission is not null || (message.Reaction is null && memory.Question?.Form is not null))
            return memory;
        var choices = message.Answers is { } answered
            ? (await outbox.FindAsync(turn.Row.Conversation, answered, cancellationToken))?.Choices
            : null;
        if (message.Reaction is { } emoji)
        {
            if (choices?.Ticked is not { } ticked || !Array.Exists(Ticks, tick => emoji.StartsWith(tick, StringComparison.Ordinal)))
                return null;
            turn.Request = turn.Request with { Message = message with { Text = ticked.Says, IsPicked = true } };
            return memory;
        }

        return choices is null
            ? memory
            : memory with { Question = new(new Offer(choices.Options, choices.TakesSeveral, turn.Row.ReceivedAt), Form: null) };
    }
}
