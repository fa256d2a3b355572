using Alfred.Inbox;
using Alfred.Interpretation;

namespace Alfred.Conversations;

/// <summary>
/// Decides what an edit or a deletion comes to. Of a message that was not begun, the correction takes the place: the new words run, or
/// nothing does. What was run stays as it is: an edit is told so, a deletion is no request.
/// </summary>
internal sealed class Corrections(CorrectionStore store)
{
    private const int MaxQuoteLength = 60;

    /// <summary>True when nothing of the correction is to be run.</summary>
    public async Task<bool> EndsAsync(Turn turn, Correction correction, IChannel? channel, CancellationToken cancellationToken)
    {
        if (await store.TakeOverAsync(turn.Row, correction.Original, cancellationToken))
        {
            // The original may wait behind, in memory.
            turn.Interruptions.Invalidate();
            return correction.IsDeletion;
        }

        if (!correction.IsDeletion && await store.FindAsync(correction.Original, cancellationToken) is { } original
            && WordsOf(channel, original) is { Length: > 0 } old
            && MessageText.Clean(turn.Request.Message.Text) is { Length: > 0 } words && !AreSame(old, words))
            turn.Say(TooLate(old, original.IsDead, turn.Language));
        return true;
    }

    /// <summary>What an edit is told that came behind the answer, or behind the end of all tries, to what stood there before.</summary>
    public static string TooLate(string words, bool isDead, Language language) => language.Say(
        isDead ? "conversation.edited-after-failure" : "conversation.edited-too-late",
        ("words", ShortText.Of(words.ReplaceLineEndings(" "), MaxQuoteLength)));

    private static bool AreSame(string old, string words) =>
        old.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SequenceEqual(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static string? WordsOf(IChannel? channel, CorrectedMessage original)
    {
        try
        {
            return channel?.Name == original.Channel && channel.Read(original.Body, original.ContentType, original.Ordinal) is { } message
                ? MessageText.Clean(message.Text)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            // It was told of when its turn came.
            return null;
        }
    }
}
