using System.Text.Json.Nodes;

namespace Alfred.Silo.Understand;

/// <summary>Reads a sentence in one way: as a request, an amount, or a point in time.</summary>
internal interface ISentenceReader
{
    /// <summary>What it means. Never throws for anything that can be typed.</summary>
    JsonObject Read(string text);
}
