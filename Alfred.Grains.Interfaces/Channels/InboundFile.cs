namespace Alfred.Channels;

/// <summary>
/// A file that came with a message. Its bytes stay with the provider until somebody asks for them (<see cref="IChannel.FetchAsync"/>).
/// </summary>
/// <param name="Reference">The provider's own name of it; opaque.</param>
/// <param name="Kind">What it is for the person who sent it.</param>
/// <param name="MediaType">As the provider tells it.</param>
/// <param name="Name">The file's name; null when the provider tells none.</param>
public sealed record InboundFile(string Reference, FileKind Kind, string MediaType, string? Name);

/// <summary>What a file is for the person who sent it.</summary>
public enum FileKind
{
    /// <summary>Anything else: a PDF, a spreadsheet.</summary>
    Document = 0,

    /// <summary>A picture.</summary>
    Photo = 1,

    /// <summary>Spoken into the phone.</summary>
    Voice = 2,

    /// <summary>Other sound.</summary>
    Audio = 3,

    /// <summary>Moving pictures.</summary>
    Video = 4,

    /// <summary>A sticker.</summary>
    Sticker = 5,
}
