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

    // What on a list of one entry is no mere nod.
    private static readonly string[] CheckMarks = ["✅", "☑", "✔"];

    /// <summary>The memory in whose light the message is understood; null for a reaction that says nothing.</summary>
    public async Task<ConversationMemory?> ReadAsync(Turn turn, ConversationMemory memory, CancellationToken cancellationToken)
    {
        var message = turn.Request.Message;
        // A picked choice says itself what it means; a form goes on whatever is quoted.
        if (message.IsPicked || message.Submission is not null || (message.Reaction is null && memory.Question?.Form is not null))
            return memory;
        var choices = message.RepliesTo is { } answered
            ? (await outbox.FindAsync(turn.Row.Conversation, answered, cancellationToken))?.Choices
            : null;
        if (message.Reaction is { } emoji)
        {
            if (Ticked(choices, emoji) is not { } ticked)
                return null;
            turn.Request = turn.Request with { Message = message with { Text = ticked.Says, IsPicked = true } };
            return memory;
        }

        if (choices?.About is { } about)
            memory = memory with { Told = [new(about, turn.Row.ReceivedAt)] };
        // Where others write too, a question belongs to whom it was asked, which the row does not say.
        return choices is null || !(choices.TakesSeveral || message.IsDirect)
            ? memory
            : memory with { Question = new(new Offer(choices.Options, choices.TakesSeveral, turn.Row.ReceivedAt), Form: null) };
    }

    private static Choice? Ticked(Choices? choices, string emoji)
    {
        bool Is(string[] marks) => Array.Exists(marks, mark => emoji.StartsWith(mark, StringComparison.Ordinal));
        return choices switch
        {
            { Ticked: { } ticked } => Is(Ticks) ? ticked : null,
            { TakesSeveral: true, Options: [var only] } => Is(CheckMarks) ? only : null,
            _ => null,
        };
    }
}
