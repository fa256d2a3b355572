using System.Text.Json.Serialization;
using Alfred.Interpretation;
using Alfred.Model;

namespace Alfred.Conversations;

/// <summary>What a message was understood as.</summary>
/// <param name="Commands">To be run one after the other.</param>
/// <param name="Answer">To be said behind what they say; null for nothing.</param>
/// <param name="EndsApproval">True when it ends an approval: its buttons have done their work, even where nothing runs.</param>
internal sealed record Plan(ImmutableArray<PlannedCommand> Commands, Reply? Answer = null, bool EndsApproval = false)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Files of an earlier message that the commands belong to; empty for those of the message itself.</summary>
    public ImmutableArray<InboundFile> Files { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The model's part of it; null where none took part.</summary>
    public ModelPart? Model { get; init; }

    /// <summary>
    /// As an inbox row keeps it: the commands alone, or an object where the model took part, whose answer cannot be had again, or where
    /// there are files.
    /// </summary>
    public string ToJson() =>
        Model is null && Files.IsEmpty ? JsonSerializer.Serialize(Commands, Json) : JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static Plan Parse(string json) => json.TrimStart().StartsWith('[')
        ? new(JsonSerializer.Deserialize<ImmutableArray<PlannedCommand>>(json, Json))
        : JsonSerializer.Deserialize<Plan>(json, Json) ?? throw new JsonException("an empty plan");
}

/// <summary>What the model has to do with a plan.</summary>
/// <param name="From">The first command that it proposed; those before it are the grammar's.</param>
/// <param name="Question">The message whose answer is to be made of what its commands read; null to show that as it is.</param>
/// <param name="Refused">What it wanted and may not, for the journal.</param>
internal sealed record ModelPart(int From, string? Question, ImmutableArray<RefusedCall> Refused)
{
    /// <summary>
    /// True for what was read in a picture, heard in a recording or passed on: whatever changes something is shown and confirmed first.
    /// </summary>
    public bool AsksFirst { get; init; }

    /// <summary>True where it had nothing to say, or could not be asked: the grammar's own answer stands.</summary>
    public bool IsSilent { get; init; }
}
