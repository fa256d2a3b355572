using System.Text.Json.Serialization;

namespace Alfred.Schedules;

/// <summary>The body of an inbox row that the schedule wrote: which action runs, for whom, and when it should have.</summary>
internal sealed record ScheduledOccurrence
{
    /// <summary>The content type of such bodies.</summary>
    public const string ContentType = "application/vnd.alfred.occurrence+json";

    /// <summary>The schedule's name in its conversation.</summary>
    public required string Name { get; init; }

    /// <summary>The action to run.</summary>
    public required string Action { get; init; }

    /// <summary>What the action is given, by parameter.</summary>
    public ImmutableSortedDictionary<string, string> Arguments { get; init; } = Skills.Arguments.None.Values;

    /// <summary>The channel that carries the answer.</summary>
    public required string Channel { get; init; }

    /// <summary>Where the answer goes.</summary>
    public required string Address { get; init; }

    /// <summary>The identity of the member it was set up by.</summary>
    public required string Sender { get; init; }

    /// <summary>When it was due.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Of a row with name, channel, address, sender, action and arguments from a column on.</summary>
    public static ScheduledOccurrence Of(NpgsqlDataReader row, int first, DateTimeOffset due) => new()
    {
        Name = row.GetString(first),
        Channel = row.GetString(first + 1),
        Address = row.GetString(first + 2),
        Sender = row.GetString(first + 3),
        Action = row.GetString(first + 4),
        Arguments = Skills.Arguments.None.Values.AddRange(
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetString(first + 5))!),
        Due = due,
    };
}

/// <summary>How an occurrence is written, as other rows are (see <see cref="Alfred.Serialization.RowJson"/>).</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScheduledOccurrence))]
internal sealed partial class OccurrenceJson : JsonSerializerContext;
