using System.Text.Json.Serialization;

namespace Alfred.Completions;

/// <summary>What a line of the journal says for "undo", as its details hold it.</summary>
/// <param name="TakesBack">The command that it took back; null for a line of anything but "undo".</param>
/// <param name="Reversal">What would take it back; null for nothing.</param>
internal sealed record JournalDetails(CommandId? TakesBack, Reversal? Reversal)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What a note says of it; null for nothing.</summary>
    public static JournalDetails? Of(JournalNote note) =>
        note is { TakesBack: null, Reversal: null } ? null : new(note.TakesBack, note.Reversal);

    /// <summary>What a note says of it, as the journal keeps it.</summary>
    public static string Write(JournalNote note) => JsonSerializer.Serialize(
        new Stored(note.TakesBack?.ToString(), note.Reversal?.Action.Value, note.Reversal?.Arguments.Values), Json);

    /// <summary>Reads what <see cref="Write"/> wrote; null for what a skill noted.</summary>
    public static JournalDetails? Parse(string? json)
    {
        if (json is null || !json.TrimStart().StartsWith('{'))
            return null;
        var stored = JsonSerializer.Deserialize<Stored>(json, Json)!;
        var reversal = stored is { ReversedBy: { } action, Arguments: { } arguments }
            ? new Reversal(new(action), arguments.Aggregate(Arguments.None, static (all, next) => all.With(next.Key, next.Value))) : null;
        return (stored.TakesBack, reversal) is (null, null)
            ? null : new(stored.TakesBack is { } command ? CommandId.Parse(command) : null, reversal);
    }

    private sealed record Stored(string? TakesBack, string? ReversedBy, ImmutableSortedDictionary<string, string>? Arguments);
}
