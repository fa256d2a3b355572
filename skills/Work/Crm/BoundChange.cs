using System.Text.Json;
using System.Text.Json.Serialization;
using Alfred.Crm;

namespace Alfred.Skills.Work.Crm;

/// <summary>
/// What an approval binds: the very deal, as it was shown, and what becomes of it; or the company and the note. Never typed: it is made by
/// the preview.
/// </summary>
/// <param name="Deal">The deal as it was shown; null for a note.</param>
/// <param name="Change">What becomes of it; null for a note.</param>
/// <param name="Company">Whom a note is about; null for a deal.</param>
/// <param name="Note">What it says; null for a deal.</param>
internal sealed record BoundChange(DealRecord? Deal, DealChange? Change, CrmCompany? Company, string? Note)
{
    private const string Argument = "bound";

    /// <summary>The arguments with it.</summary>
    public Arguments In(Arguments arguments) =>
        arguments.With(Argument, JsonSerializer.Serialize(this, BoundChangeJson.Default.BoundChange));

    /// <summary>What the arguments hold of it.</summary>
    public static BoundChange Of(Arguments arguments) =>
        JsonSerializer.Deserialize(arguments[Argument], BoundChangeJson.Default.BoundChange)!;
}

[JsonSerializable(typeof(BoundChange))]
internal sealed partial class BoundChangeJson : JsonSerializerContext;
