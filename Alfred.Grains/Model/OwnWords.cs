using Alfred.Interpretation;

namespace Alfred.Model;

/// <summary>
/// What of a message, and of what was done about it, a person said themselves: the rest may be others' words, which do not stand in a call
/// with tools. A button says what it is for, and "2" means an entry that somebody else wrote.
/// </summary>
internal static class OwnWords
{
    private const string Others = "…";
    private const string Picked = "(tapped a button)";
    private const string Forwarded = "(passed a message on)";
    private static readonly char[] Between = [' ', '\n', '\t', ',', ';', '.', ':', '!', '?'];

    /// <summary>What the person said.</summary>
    /// <param name="message">The message.</param>
    /// <param name="transcript">What was heard in its recording; null for a message of words.</param>
    public static string Said(InboundMessage message, string? transcript) =>
        message.IsPicked ? Picked : message.IsForwarded ? Forwarded : transcript ?? message.Text;

    /// <summary>What was said was taken as: <c>groceries.add items=milk</c>. A value with other words than were said is left out.</summary>
    public static string Describe(IEnumerable<PlannedCommand> commands, string said)
    {
        var own = said.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(FoldedName.Of).ToHashSet();
        return string.Join("; ", commands.Select(command => ModelPrompt.Describe(command with
        {
            Arguments = new(command.Arguments.Values.ToImmutableSortedDictionary(
                static value => value.Key, value => IsOwn(value.Value, own) ? value.Value : Others, StringComparer.Ordinal)),
        })));
    }

    // Dates and amounts are made of what was said.
    private static bool IsOwn(string value, HashSet<FoldedName> said) => value.Split(Between, StringSplitOptions.RemoveEmptyEntries)
        .All(word => !word.Any(char.IsLetter) || said.Contains(FoldedName.Of(word)));
}
